"""The look-up key of a name: what is left when spelling habits are taken away.

One key for "Haematopoietic Stem-Cells", "hematopoietic stem cell" and "haematopoietic stem cells'": case, hyphens and
slashes, British and American spelling, Greek letters, possessives, plurals and the article "the" do not tell two names
apart. Word order does; the grounder tries other orders itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from unicodedata import normalize

_WORD = re.compile(
    r"([\u03b1-\u03c9\u0391-\u03a9]"
    r"|[^\W\d_\u03b1-\u03c9\u0391-\u03a9\u00b2\u00b3\u00b9\u2070-\u209c]+"
    r"|[\d\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]+"
    r"|(?<=\w)\+(?!\w))"
)
"""A Greek letter, a run of letters, a run of digits, or a plus that ends a word (CD4+): "BMP-2" and "BMP2" are one."""

_ASCII_WORD = re.compile(r"([A-Za-z]+|[0-9]+|(?<=[A-Za-z0-9_])\+(?![A-Za-z0-9_]))")
"""The same for a text of ASCII letters, twice as fast."""

ARTICLE = "the"
"""It is no word of a name."""

_ARTICLES, _NO_ARTICLE = (" the ", " The "), " " * 5
"""Blanked before the words are told apart, which costs next to nothing and spares most lines a search of theirs."""

LINKS = frozenset({"of", "in"})
"""What ties a name to its complement: "fracture of sacrum"."""

_ACCENTS = re.compile(r"[\u0300-\u036f]")
_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b")

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
    "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip

_IRREGULAR = {
    "axes": "axis", "bacteria": "bacterium", "bronchi": "bronchus", "calices": "calyx", "calyces": "calyx",
    "cervices": "cervix", "children": "child", "cilia": "cilium", "cocci": "coccus", "cortices": "cortex",
    "crises": "crisis", "diagnoses": "diagnosis", "diverticula": "diverticulum", "doses": "dose",
    "emboli": "embolus", "feet": "foot", "fimbriae": "fimbria", "flagella": "flagellum", "foci": "focus",
    "foramina": "foramen", "fungi": "fungus", "ganglia": "ganglion", "geese": "goose", "genera": "genus",
    "gyri": "gyrus", "hila": "hilum", "humeri": "humerus", "lice": "louse", "loci": "locus", "lumina": "lumen",
    "matrices": "matrix", "men": "man", "menisci": "meniscus", "mice": "mouse", "mitochondria": "mitochondrion",
    "niches": "niche", "noses": "nose", "nuclei": "nucleus", "ova": "ovum", "phalanges": "phalanx",
    "pharynges": "pharynx", "pili": "pilus", "plexi": "plexus", "primordia": "primordium", "radii": "radius",
    "rami": "ramus", "septa": "septum", "sera": "serum", "spermatozoa": "spermatozoon", "stimuli": "stimulus",
    "strata": "stratum", "sulci": "sulcus", "teeth": "tooth", "thrombi": "thrombus", "tori": "torus",
    "uteri": "uterus", "vertices": "vertex", "villi": "villus", "viscera": "viscus", "women": "woman",
}  # fmt: skip
"""Plurals that no ending gives away."""

_SAME = frozenset((
    "aids", "ascites", "atlas", "bias", "biceps", "caries", "diabetes", "facies", "feces", "forceps", "gas", "herpes",
    "lens", "measles", "mumps", "pancreas", "pons", "rabies", "rickets", "scabies", "series", "species", "triceps",
))  # fmt: skip
"""Words that end like a plural and are none."""

_PLURALS = (
    ("itides", "itis"), ("stases", "stasis"), ("thelia", "thelium"), ("aches", "ache"), ("gonia", "gonium"),
    ("omata", "oma"), ("villi", "villus"), ("ynges", "ynx"), ("ases", "ase"), ("ches", "ch"), ("eses", "esis"),
    ("ices", "ice"), ("oses", "osis"), ("shes", "sh"), ("sses", "ss"), ("yses", "ysis"), ("ies", "y"),
    ("oli", "olus"), ("xes", "x"), ("ae", "a"), ("is", "is"), ("ss", "ss"), ("us", "us"), ("s", ""),
)  # fmt: skip
"""Plural endings and their singular, longest first; those that map to themselves are no plurals."""

_WRITTEN_OUT = {"ifn": "interferon", "il": "interleukin"}
"""Short forms that stand before a letter or number in names of one kind: "IL-6" is "interleukin-6"."""

_SPELLINGS = (("ae", "e"), ("oe", "e"), ("sulph", "sulf"), ("isation", "ization"), ("tumour", "tumor"))
_BRITISH = re.compile(r"(?:(?<=[mblcv])our(?=s?$|al|ed|i|less)|(?<=[tb])re$|ys(?=e[dsr]?$|ing$))")
_AMERICAN = {"our": "or", "re": "er", "ys": "yz"}


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the key word and the offsets of every word of *text*, in order; "the" is no word.

    >>> tokens("TNF-α in the kidneys")
    [('tnf', 0, 3), ('alpha', 4, 5), ('in', 6, 8), ('kidney', 13, 20)]
    """
    found = zip(*pieces(text), strict=True)
    folded = ((fold(written), begin, end) for written, begin, end in found)
    return [token for token in folded if token[0] != ARTICLE]


def pieces(text: str) -> tuple[list[str], list[int], list[int]]:
    """Return the words of *text* as written, where each begins, and where each ends; most articles are left out."""
    for article in _ARTICLES:
        text = text.replace(article, _NO_ARTICLE)
    if "'" in text or "\u2019" in text:
        text = _POSSESSIVE.sub(_blank, text)
    parts = (_ASCII_WORD if text.isascii() else _WORD).split(text)  # what lies between words, a word, and so on
    reached = list(accumulate(map(len, parts)))
    return parts[1::2], reached[:-1:2], reached[1::2]


def key(name: str) -> str:
    """Return the look-up key of *name*: its key words, joined by one space; empty where it has no word.

    >>> key("Crohn's Diseases") == key("crohn disease")
    True
    """
    return " ".join(word for word, _, _ in tokens(name))


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """Return the key word of one word: lower case, no accents, singular, American spelling, Greek letters by name.

    Two families of signals are written out: IL-6 is interleukin-6. In an acronym only a small "s" marks a plural (ESCs,
    but AIDS).

    >>> [fold(word) for word in ("Vertebrae", "haematomas", "Sjögren", "SARS", "ESCs", "β", "IL")]
    ['vertebra', 'hematoma', 'sjogren', 'sars', 'esc', 'beta', 'interleukin']
    """
    low = normalize("NFKC", word).casefold()
    if len(low) == 1:
        return _GREEK.get(low, low)
    if not low.isascii():
        low = _ACCENTS.sub("", normalize("NFKD", low))
    if 2 < len(low) < 7 and word[:-1].isupper():
        plain = low.removesuffix("s") if word.endswith("s") else low
    else:
        plain = singular(low)
    return american(plain) if len(plain) > 4 else _WRITTEN_OUT.get(plain, plain)


def singular(word: str) -> str:
    """Return the singular of a lower-case noun by rule; a word that is no plural comes back as it is, or nearly so."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4:
        return word
    if word[-1] not in "seia" or word in _SAME:
        return word
    for ending, instead in _PLURALS:
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


def american(word: str) -> str:
    """Return *word* with British spellings made American: "oedema", "tumour", "fibre"."""
    for british, instead in _SPELLINGS:
        if british in word:
            word = word.replace(british, instead)
    return _BRITISH.sub(lambda match: _AMERICAN[match.group()], word)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
