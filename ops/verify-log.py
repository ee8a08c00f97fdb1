#!/usr/bin/env python3
"""Checks a tiled log (c2sp.org/tlog-tiles) without any code of the program that wrote it, and without any library:
    ops/verify-log.py LOG VKEY

LOG is the log's folder or its http(s) address; VKEY is its Ed25519 key, name+id+base64, or a file that holds it. Every entry is hashed anew; from them
follow every tile and the root, and these must be what the log shows. Exit code 0: accepted; 1: refused, with the first difference; 2: wrong use.
"""
import base64, hashlib, http.client, os, pathlib, re, sys, urllib.error, urllib.request, zlib

# Ed25519, RFC 8032; points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT_OF_MINUS_1 = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
TILE, ENTRIES = 256, "entries"

class Refused(Exception): pass
def require(condition, message):
    if not condition:
        raise Refused(message)

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(n, p):
    q = (0, 1, 1, 0)
    for bit in bin(n)[2:]:
        q = add(add(q, q), p) if bit == "1" else add(q, q)
    return q
def point(data):
    y, sign = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * ROOT_OF_MINUS_1 % P
    require(y < P and x * x % P == square and (x or not sign), "the key, or the log's signature, is no point of the curve")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P
BASE = point(bytes([0x58]) + bytes([0x66]) * 31)
def signed(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(point(signature[:32]), times(k, point(key)))
    return s < L and all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))

def base64_strict(text, what):
    plain = re.fullmatch("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}([A-Za-z0-9+/]|=)=)?", text)
    data = base64.b64decode(text) if plain else b""
    require(data and base64.b64encode(data).decode() == text, f"{what} is not canonical base64")
    return data

def verifier(text):
    parts = text.strip().split("+", 2)
    require(len(parts) == 3 and re.fullmatch(r"[^\s\x00-\x1f]+", parts[0]), "the key is not name+id+base64")
    typed = base64_strict(parts[2], "the key")
    require(len(typed) == 33 and typed[0] == 1, "the key is not the Ed25519 key of a log")
    require(sha256(parts[0].encode(), b"\n", typed)[:4].hex() == parts[1], f"the key's id is not {parts[1]}")
    return parts[0], bytes.fromhex(parts[1]), typed[1:]

def open_checkpoint(note, name, key_id, key):
    text = note.decode("utf-8")
    body, gap, lines = text.rpartition("\n\n")
    plain = text.endswith("\n") and not re.search(r"[\x00-\x09\x0b-\x1f]", text)
    require(gap and plain and lines.count("\n") <= 100, "checkpoint: is no signed note of 1 to 100 signatures")
    good = 0
    for line in lines[:-1].split("\n"):
        match = re.fullmatch(r"\u2014 ([^\s+]+) (\S+)", line)
        require(match, "checkpoint: has a malformed signature line")
        blob = base64_strict(match[2], "checkpoint: a signature")
        if match[1] == name and blob[:4] == key_id:
            require(len(blob) == 68 and signed(key, (body + "\n").encode(), blob[4:]), "checkpoint: the log's signature is wrong")
            good += 1
    require(good, f"checkpoint: has no signature of this key of {name}")
    fields = body.split("\n")
    require(len(fields) >= 3 and "" not in fields and fields[0] == name, f"checkpoint: is not origin, size and root of {name}")
    root = base64_strict(fields[2], "checkpoint: the root")
    require(re.fullmatch("0|[1-9][0-9]{0,18}", fields[1]) and int(fields[1]) < 2**63 and len(root) == 32, "checkpoint: size or root is malformed")
    return int(fields[1]), root

def fetch(log, path, most):
    """The file's bytes, or None where there is no such file."""
    address = log.rstrip("/") if re.match("https?://", log) else pathlib.Path(log).resolve().as_uri()
    try:
        with urllib.request.urlopen(f"{address}/{path}", timeout=60) as answer:
            data = answer.read(most + 1)
            if answer.headers.get("Content-Encoding") == "gzip":
                data = zlib.decompressobj(31).decompress(data, most + 1)
    except urllib.error.URLError as failure:
        if getattr(failure, "code", 0) in (404, 410) or isinstance(failure.reason, FileNotFoundError):
            return None
        raise Refused(f"{path}: {failure}")
    require(len(data) <= most, f"{path}: is longer than {most} bytes")
    return data

def tile(log, level, index, width):
    """The name and the parts of a tile or a bundle; of one that has become full since the checkpoint, its beginning."""
    groups = re.findall("...", str(index).zfill((len(str(index)) + 2) // 3 * 3))
    full = f"tile/{level}/" + "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    name, most = full if width == TILE else f"{full}.p/{width}", TILE * (65_537 if level == ENTRIES else 32)
    data, expected = fetch(log, name, most), width
    if data is None:
        data, expected = fetch(log, full, most), TILE
    require(data is not None, f"{name}: is missing")
    parts, at = [], 0
    while at < len(data):
        head = 2 if level == ENTRIES else 0
        end = at + head + (int.from_bytes(data[at:at + 2], "big") if head else 32)
        require(end <= len(data), f"{name}: is cut off in part {len(parts)}")
        parts.append(data[at + head:end])
        at = end
    require(len(parts) == expected, f"{name}: has {len(parts)} parts, expected {expected}")
    return name, parts[:width]

def tree(hashes):
    """The RFC 6962 root over the roots of equal subtrees, of which the last may be smaller."""
    while len(hashes) > 1:
        hashes = [sha256(b"\1", *hashes[i:i + 2]) if i + 1 < len(hashes) else hashes[i] for i in range(0, len(hashes), 2)]
    return hashes[0] if hashes else sha256()

def audit(log, vkey):
    note = fetch(log, "checkpoint", 1_000_000)
    require(note is not None, "checkpoint: is missing")
    size, root = open_checkpoint(note, *verifier(vkey))
    level, count, below, made_root = 0, size, [], tree([])
    while count:
        roots = []
        for index in range(-(-count // TILE)):
            name, hashes = tile(log, level, index, min(TILE, count - index * TILE))
            made, source = below[index * TILE:][:len(hashes)], "what lies below it"
            if level == 0:
                source, entries = tile(log, ENTRIES, index, len(hashes))
                made = [sha256(b"\0", entry) for entry in entries]
            first = next((i for i, pair in enumerate(zip(made, hashes)) if pair[0] != pair[1]), None)
            require(first is None, f"{name}: hash {first} does not follow from {source}")
            roots.append(tree(made))
        made_root = made_root if level else tree(roots)
        level, count, below = level + 1, count // TILE, roots
    require(made_root == root, "checkpoint: the root does not follow from the entries")
    return f"{vkey.split('+')[0]}, {size} entries, root {root.hex()}"

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(print(__doc__, file=sys.stderr) or 2)
    try:
        key = open(sys.argv[2], encoding="utf-8").read() if os.path.exists(sys.argv[2]) else sys.argv[2]
        print("accepted: " + audit(sys.argv[1], key.strip()))
    except (Refused, OSError, ValueError, http.client.HTTPException, zlib.error) as refusal:
        sys.exit(print(f"refused: {refusal}") or 1)
