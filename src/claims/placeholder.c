typedef int rg_placeholder;
