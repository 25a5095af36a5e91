#!/usr/bin/env python3
"""Asks glibc for the services of the project's notes.

    getent.py REFGEN ROOT FOLDER

The services file lies over /etc/services in a mount namespace of our own,
which takes root; else the test is skipped (77), but not in a CI that has it.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

LONG = 8
# A key that is not found is a line of its own.
LOOK_UP = """mount --bind "$0" /etc/services || exit 1
[ $# -gt 0 ] || exec getent services
for key; do getent services "$key" || echo - -; done"""

faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")


def getent(file, *keys):
    """What is printed for each key: (name, port/transport, aliases)."""
    done = subprocess.run(["unshare", "-m", "sh", "-c", LOOK_UP, str(file),
                           *keys], capture_output=True, check=False)
    lines = [line.split() for line in done.stdout.decode().splitlines()]
    return [(words[0], words[1], words[2:]) for words in lines]


def transports(endpoint):
    return [t["name"] for t in endpoint["transports"]]


def asked(endpoint):
    """Each key that has to lead to a port, with that port."""
    first, last = endpoint["first"], endpoint["last"]
    if last - first >= LONG:
        return
    for port in range(first, last + 1):
        for transport in transports(endpoint):
            there = f"{port}/{transport}"
            yield there, there
            if endpoint["registry_name"] and first == last:
                yield f"{endpoint['registry_name']}/{transport}", there


def own_reading(file):
    """services(5), read plainly."""
    for line in file.read_text("utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words:
            yield words[0], words[1], words[2:]


def check_whole(file):
    lines = list(own_reading(file))
    if getent(file) != lines:
        fault("getent services", "the lines are not those of the file")
    ports = {}
    for name, port, aliases in lines:
        for each in (name, *aliases):
            number = port.partition("/")[0]
            if ports.setdefault(each, number) != number:
                fault(each, f"leads to {number} and to {ports[each]}")
    return ports


def check_services(file, services):
    """By port, by registered name and by id."""
    keys, ids = {}, {}
    for service in services:
        found = [pair for e in service["endpoints"] for pair in asked(e)]
        keys.update(found)
        if found:
            ids[service["id"]] = {there for _, there in found}
    for key, (_, there, _) in zip(keys, getent(file, *keys)):
        if there != keys[key]:
            fault(key, f"leads to {there} and not to {keys[key]}")
    for key, (_, there, _) in zip(ids, getent(file, *ids)):
        if there not in ids[key]:
            fault(key, f"leads to {there} and not to {ids[key]}")
    return len(keys)


def possible():
    if os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    return os.path.exists("/etc/services") and subprocess.run(
        ["unshare", "-m", "true"], check=False,
        capture_output=True).returncode == 0


def main(program, root, folder):
    if not possible():
        print("skipped: needs root, a mount namespace and /etc/services")
        return 1 if os.environ.get("CI") and os.geteuid() == 0 else 77
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([program, "-C", root, "build", "--out", folder,
                    "--only", "services,json"], check=True,
                   capture_output=True)
    folder = pathlib.Path(folder)
    file = folder / "services/services"
    model = json.loads((folder / "data/portinfo.json").read_text("utf-8"))
    ports = check_whole(file)
    asked_for = check_services(file, model["services"])
    if len(ports) < 50 or asked_for < 100:
        fault(file, f"only {len(ports)} names, {asked_for} keys")
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
