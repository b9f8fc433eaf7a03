import type { Distribution } from '#contracts/security/package.ts';
import type { FileFindings } from '../analyzer.ts';
import {
  distributionOfCpe,
  distributionOfDebianVersion,
  distributionOfLine,
  distributionOfLsb,
} from './older-files.ts';
import { distributionOfAssignments } from './distribution-of-assignments.ts';
import { parseAssignments } from './parse-assignments.ts';

/** What one of `releaseFiles` tells. An empty file tells nothing, and is no problem. */
export function readReleaseFile(path: string, text: string): FileFindings {
  if (text.trim() === '') return {};
  const distribution = distributionIn(path, text);
  if (distribution) return { distribution };
  return {
    problems: [{ path, id: 'damaged', detail: 'The file does not say of which distribution it is.' }],
  };
}

function distributionIn(path: string, text: string): Distribution | undefined {
  switch (path) {
    case 'etc/os-release':
    case 'usr/lib/os-release':
      return distributionOfAssignments(parseAssignments(text));
    case 'etc/alpine-release':
      return /^\s*\d/.test(text) ? distributionOfLine(`Alpine Linux release ${text}`) : undefined;
    case 'etc/debian_version':
      return distributionOfDebianVersion(text);
    case 'etc/lsb-release':
      return distributionOfLsb(parseAssignments(text));
    case 'etc/system-release-cpe':
      return distributionOfCpe(text);
    default:
      return distributionOfLine(text);
  }
}
