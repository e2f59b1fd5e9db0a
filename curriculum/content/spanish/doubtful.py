"""Words that an editor is asked about (content-safety CS-02), and links that say nothing."""

BLAMING = (
    "crimen pasional",
    "provocó",
    "celosa",
    "despechada",
    "andaba en malos pasos",
    "mala vida",
    "supuesta víctima",
    "confesó que fue violada",
    "por qué no",
)

EMPTY_LINKS = frozenset(
    {
        "aquí", "aqui", "acá", "clic", "clic aquí", "haga clic", "haga clic aquí", "pulse aquí",
        "este enlace", "enlace", "link", "ver", "ver más", "leer más", "más", "más información",
        "here", "click here", "read more", "more",
    }
)  # fmt: skip
