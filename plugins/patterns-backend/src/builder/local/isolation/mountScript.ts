/**
 * Builds a new root and runs a command in it, as the first process of new
 * namespaces: `mountScript FOLDER (ro|rw FROM TO | link TARGET PATH)... --
 * CWD COMMAND...`, with the root of the new mount namespace on FOLDER.
 *
 * - /proc is still that of the namespace around: its `self` is our number
 *   there, which pipe 3 takes.
 * - `--rbind`, since an unprivileged user may not take a folder without what
 *   is mounted in it: mount_namespaces(7), "Restrictions on mount namespaces".
 * - A remount must repeat the flags that the mount has, for the same reason;
 *   mount(8) reads them.
 * - The old root is detached before any code of the author runs, and the new
 *   one is made read-only: it is kept in memory.
 * - This process stays, as it buries what a step leaves, and its end is the
 *   end of all: pid_namespaces(7), "The namespace init process".
 */
export const mountScript = `
set -eu
path=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin
read -r self rest < /proc/self/stat
echo "$self" >&3
exec 3>&-
root=$1
shift
mount -t tmpfs -o mode=0755,size=1m,nosuid,nodev tmpfs "$root"
cd "$root"
while [ "$1" != -- ]; do
  kind=$1 from=$2 to=\${3#/}
  shift 3
  case $to in */*) mkdir -p "\${to%/*}" ;; esac
  if [ "$kind" = link ]; then
    ln -s "$from" "$to"
    continue
  fi
  if [ -d "$from" ]; then mkdir -p "$to"; else : > "$to"; fi
  mount --rbind "$from" "$to"
  if [ "$kind" = ro ]; then
    mount -o remount,bind,ro,nosuid,nodev "$to"
  else
    mount -o remount,bind,nosuid,nodev "$to"
  fi
done
shift
mkdir proc dev .old
mount -t proc -o nosuid,nodev,noexec proc proc
for name in null zero full random urandom; do
  : > "dev/$name"
  mount --bind "/dev/$name" "dev/$name"
done
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr
pivot_root . .old
umount -l /.old
rmdir /.old
mount -o remount,bind,ro /
# Not of util-linux; without them nothing answers on 127.0.0.1, and the name
# of this machine is seen.
ip link set lo up 2> /dev/null || :
hostname build 2> /dev/null || :
cd "$1"
shift
unset OLDPWD
PATH=$path
status=0
"$@" || status=$?
exit "$status"
`;
