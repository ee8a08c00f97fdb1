#!/usr/bin/env python3
"""Recomputes worksheets without the program: recompute-credits.py FILE [RULES]
FILE holds a worksheet a line (credits worksheets --out FILE) or explanations (credits explain --json); RULES is a folder with the rules' files."""
import datetime, fractions, hashlib, json, pathlib, sys

def exact(sheet):
    given, method = sheet["inputs"], sheet["method"]
    if method["unit"] in ("level", "fixed", "stated"):
        return fractions.Fraction((given if method["unit"] == "stated" else method)["credits"])
    if method["unit"] == "hours":
        return fractions.Fraction(given["hours"]) / fractions.Fraction(method["per"])
    begin = datetime.date.fromisoformat(given["begin"])
    behind = datetime.date.fromisoformat(given["end"]) + datetime.timedelta(days=1)
    months = (behind.year - begin.year) * 12 + behind.month - begin.month - (behind.day < begin.day)
    days = fractions.Fraction((behind - begin).days)
    return {"days": days, "weeks": days / 7, "months": months}[method["unit"]] / fractions.Fraction(method["per"])

def credits(sheet):
    step, most, least = (fractions.Fraction(sheet[name]) for name in ("step", "most", "least"))
    steps = exact(sheet) / step + (fractions.Fraction(1, 2) if sheet["mode"] == "half-up" else 0)
    rounded = min(steps.numerator // steps.denominator * step, most)
    return rounded if rounded >= least else None

digests = {hashlib.sha256(file.read_bytes()).hexdigest() for folder in sys.argv[2:] for file in pathlib.Path(folder).glob("*.yaml")}
count = wrong = 0
for line in open(sys.argv[1], encoding="utf-8"):
    sheet = json.loads(line)
    sheet = sheet.get("worksheet", sheet)
    if "rule" in sheet:
        count += 1
        if credits(sheet) != fractions.Fraction(sheet["credits"]) or (sys.argv[2:] and sheet["rule"]["digest"] not in digests):
            wrong += 1
            print("record", sheet["record"], "version", sheet["version"], "says", sheet["credits"], "recomputed", credits(sheet), sheet["rule"])
print(count, "worksheets recomputed,", wrong, "differ")
sys.exit(wrong > 0 or count == 0)
