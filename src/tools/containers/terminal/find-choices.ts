import type { TerminalChoices } from '#contracts/containers/terminal.ts';
import type { ScriptResult } from './run-script.ts';

/** The most comfortable first. */
const shells = 'bash zsh fish ash dash sh';
const mostUsers = 500;

/** Prints what `choicesIn` reads. Looks by itself: `command -v` of some busyboxes names its applets without a path. */
export const choicesScript = `
blanks=$IFS; IFS=:; set -- $PATH; IFS=$blanks
for name in ${shells}; do
  for folder do
    if [ -f "$folder/$name" ] && [ -x "$folder/$name" ]; then echo "shell $folder/$name"; break; fi
  done
done
while IFS=: read -r name _ uid gid _ home _; do
  echo "user $uid $gid $name:$home"
done < /etc/passwd
exit 0`;

/** What a container says of itself is untrusted: a line that does not read as expected is left out. */
export function choicesIn({ shell, output }: ScriptResult): Pick<TerminalChoices, 'shells' | 'users'> {
  const lines = output.split('\n');
  const found = lines.map((line) => /^shell (\/\S+)$/.exec(line)?.[1]).filter((path) => path !== undefined);
  const users = lines.flatMap((line) => {
    const [, uid, gid, name, home] = /^user (\d{1,10}) (\d{1,10}) ([\w][\w.-]*):(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, uid: Number(uid), gid: Number(gid), home: home ?? '' }];
  });
  // The shell that ran the script is one, also where PATH does not lead to it.
  return { shells: found.length > 0 ? found : [shell], users: users.slice(0, mostUsers) };
}
