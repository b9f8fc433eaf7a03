import type { Analyzer } from './analyzer.ts';
import { readOwnedByDpkg } from './dpkg/owned-by-dpkg.ts';
import { readStatus } from './dpkg/read-status.ts';
import { readWhole } from './image-files/whole-file.ts';

/** A full desktop of Debian has 6 MiB. */
const mostStatusBytes = 64 * 1024 * 1024;
const mostListBytes = 16 * 1024 * 1024;

const statusFile = /^(var|usr)\/lib\/(dpkg|opkg)\/status$/;
/** Distroless images keep one file a package, of any name. */
const statusPart = /^(var|usr)\/lib\/(dpkg|opkg)\/status\.d\/[^/]+$/;
const besideParts =
  /\.(conffiles|config|list|postinst|postrm|preinst|prerm|shlibs|symbols|templates|triggers)$/;
const ownedList = /^(var|usr)\/lib\/(dpkg|opkg)\/(info\/[^/]+\.list|status\.d\/[^/]+\.md5sums)$/;

/** Debian, Ubuntu and what is made of them: dpkg(1), "status"; OpenWrt's opkg, which keeps the same file. */
export const dpkg: Analyzer = {
  id: 'dpkg',
  title: 'dpkg',
  types: ['deb'],
  revision: 1,
  places: ['dpkg', 'opkg'].flatMap((name) =>
    ['var', 'usr'].flatMap((top) => [`${top}/lib/${name}/status`, `${top}/lib/${name}/status.d`]),
  ),
  wants: ({ path }) =>
    statusFile.test(path) || ownedList.test(path) || (statusPart.test(path) && !besideParts.test(path)),
  async read(file) {
    const isList = ownedList.test(file.path);
    const whole = await readWhole(file, isList ? mostListBytes : mostStatusBytes);
    if (whole.problem) return { problems: [whole.problem] };
    const text = whole.content.toString('utf8');
    if (isList) return readOwnedByDpkg(file.path, text);
    return readStatus(file.path, text, { isWholeStatus: statusFile.test(file.path) });
  },
};
