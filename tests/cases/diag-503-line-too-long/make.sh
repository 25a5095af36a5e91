# Ten thousand words in one line.
awk 'BEGIN { for (i = 0; i < 10000; i++) printf "port "; print "" }' > notes/long.md
