# A name in Latin-1.
printf -- '- 23: Telnet\n' > "$(printf 'notes/se\361as.md')"
