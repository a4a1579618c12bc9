#!/bin/sh
# Runs a program of another root file system, in a mount namespace of its own, with some of this machine's folders in view.
#
#   unshare --mount --propagation private -- enter-root.sh ROOT [FOLDER...] -- PROGRAM [ARGUMENT...]
#
# ROOT and every FOLDER are absolute. Each FOLDER appears inside under the same path. The mounts live in this namespace only: they
# vanish with the program, however it ends. Every step is an exec, so the program keeps this process's id.
set -eu

root=$1
shift

mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
# Fresh ones, so that nothing of one run is left in a root that many runs share.
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/run"

# Asterisk looks its own host name up on every call; a name that nobody knows costs two failing look-ups (seen on 22.10.1).
{
  cat /etc/hosts 2>/dev/null || true
  echo "127.0.0.1 localhost $(uname -n)"
} >"$root/run/hosts"
touch "$root/etc/hosts"
mount --bind "$root/run/hosts" "$root/etc/hosts"
if [ -e /etc/resolv.conf ]; then
  cat /etc/resolv.conf >"$root/run/resolv.conf"
  touch "$root/etc/resolv.conf"
  mount --bind "$root/run/resolv.conf" "$root/etc/resolv.conf"
fi

while [ "$1" != -- ]; do
  mkdir -p "$root$1"
  mount --bind "$1" "$root$1"
  shift
done
shift

# Nothing of our environment goes along: it may hold secrets, and a dialplan can read it.
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 chroot "$root" "$@"
