# A note one byte longer than one may be.
head -c 131073 /dev/zero | tr '\0' '\n' > notes/big.md
