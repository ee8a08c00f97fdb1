#!/bin/sh
# Lets other people's tools meet ours: Tessera's posix-oneshot gets a cosignature from our witness, tessera fsck checks our log, and litewitness cosigns it.
#
#   ops/other-witnesses.sh
#
# needs Go 1.24 or later, the Go module proxy, ssh-agent and python3; takes a few minutes and about 1 GB the first time. Exit code 0: all of them agree, 1: not,
# 3: not tried, because something is missing.
set -eu
umask 077
project=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
pids=
end() {
    for pid in $pids; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

skip() { echo "NOT TRIED: $*" >&2; exit 3; }
failed() { echo "FAILED: $*" >&2; exit 1; }
for tool in go ssh-agent ssh-add ssh-keygen python3; do
    command -v "$tool" >/dev/null || skip "there is no $tool"
done

export GOBIN="${GOBIN:-$work/bin}"
go install github.com/transparency-dev/tessera/cmd/examples/posix-oneshot@v1.0.4 \
    github.com/transparency-dev/tessera/cmd/fsck@v1.0.4 || skip "tessera v1.0.4 could not be built"
go install filippo.io/torchwood/cmd/litewitness@v0.9.0 ||
    skip "torchwood v0.9.0 could not be built"

# waits until a file has a line
await() {
    for _ in $(seq 120); do
        grep -q "$2" "$1" 2>/dev/null && return 0
        sleep 0.5
    done
    cat "$1" >&2
    failed "no '$2' in $1"
}

echo "1. A log of Tessera's, cosigned by our witness"
"$project/ops/creditbank" digest --home "$work/keys" >/dev/null
vkey=$(cat "$work/keys/ledger/log.vkey")
"$project/ops/creditbank" ledger witness --name witness.test/ours --store "$work/store" --key "$work/witness.key" \
    --log "$vkey" --port 17381 >"$work/witness.out" 2>&1 &
pids="$pids $!"
await "$work/witness.out" '^witness '
{ grep '^witness ' "$work/witness.out"; echo "quorum ours"; } >"$work/policy"
for n in 1 2 3; do
    printf 'entry %s' "$n" >"$work/entry$n"
    "$GOBIN/posix-oneshot" --storage_dir="$work/tessera" --private_key="$work/keys/keys/ledger.key" \
        --witness_policy_file="$work/policy" --entries="$work/entry$n" >"$work/tessera.out" 2>&1 ||
        { cat "$work/tessera.out" >&2; failed "posix-oneshot, entry $n"; }
    grep -q '^— witness.test/ours ' "$work/tessera/checkpoint" || failed "no cosignature of ours at entry $n"
done
# Its entries are no documents of a bank, so that only the log itself can be verified.
"$project/ops/verify-log.py" "$work/tessera" "$work/keys/ledger/log.vkey" || failed "our verifier on Tessera's log"

echo "2. Our log, cosigned by litewitness"
"$project/ops/creditbank" digest --home "$work/bank" >/dev/null
ours="$work/bank/ledger/log.vkey"
ssh-keygen -q -t ed25519 -N '' -f "$work/ssh"
eval "$(ssh-agent -a "$work/agent")" >/dev/null
pids="$pids $SSH_AGENT_PID"
ssh-add -q "$work/ssh"
"$GOBIN/litewitness" -db="$work/lite.db" -ssh-agent="$work/agent" -name=witness.test/lite \
    -key="$(ssh-keygen -lf "$work/ssh.pub" | cut -d' ' -f2)" -listen=127.0.0.1:17380 >"$work/lite.out" 2>&1 &
pids="$pids $!"
await "$work/lite.out" vkey
# As witnessctl add-log and add-key do, which needs modules that not every proxy has.
python3 - "$work/lite.db" "$(cat "$ours")" <<'PYTHON'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=10)
origin = sys.argv[2].split("+")[0]
db.execute("insert into log (origin, tree_size, tree_hash) values (?, 0, ?)", (origin, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="))
db.execute("insert into key (origin, key) values (?, ?)", (origin, sys.argv[2]))
db.commit()
PYTHON
lite=$(tr ' ,"' '\n\n\n' <"$work/lite.out" | sed -n 's/^vkey=//p; /^witness.test\/lite+/p' | head -1)
{
    echo "log $(cat "$ours")"
    echo "witness lite $lite http://127.0.0.1:17380/"
    echo "quorum lite"
} >"$work/bank/ledger/policy"
for date in 2026-09-01 2026-09-02; do
    "$project/ops/creditbank" nightly --practice 40 --date "$date" --home "$work/bank" >"$work/night.out" 2>&1 ||
        { cat "$work/night.out" >&2; failed "the night of $date"; }
    grep -q '^— witness.test/lite ' "$work/bank/ledger/log/checkpoint" || failed "no cosignature of litewitness, $date"
done
"$project/ops/creditbank" ledger verify "$work/bank/ledger/log" --vkey "$ours" --policy "$work/bank/ledger/policy" ||
    failed "our verifier on our log"
# Its exit code is 0 where it finds a wrong log, too; and where differences have ended all workers, of which there is one without --N, it waits for ever.
{ "$GOBIN/fsck" --storage_url="file://$work/bank/ledger/log/" --public_key="$ours" --ui=false --N=16 >"$work/fsck.out" 2>&1 &&
    grep -q "Successfully fsck'd log with size" "$work/fsck.out"; } ||
    { cat "$work/fsck.out" >&2; failed "tessera fsck"; }

echo "3. Our logs of 1 to 65,537 entries, checked by tessera fsck"
(cd "$project" && CREDITBANK_FSCK="$GOBIN/fsck" ./mvnw -B test -Dtest=TesseraFsckTest) >"$work/fsck.out" 2>&1 ||
    { cat "$work/fsck.out" >&2; failed "tessera fsck on logs of other sizes"; }
grep -m 1 'Tests run: [1-9].*Skipped: 0' "$work/fsck.out" || failed "tessera fsck on logs of other sizes was skipped"
echo "all agree: tessera v1.0.4 (posix-oneshot, fsck), torchwood v0.9.0 (litewitness)"
