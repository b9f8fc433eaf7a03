import type { JavaManifest } from './read-java-manifest.ts';
import { knownGroup, tomcatArtifact } from './known-groups.ts';
import type { Coordinates } from './read-pom-properties.ts';
import { splitFileName, type FileName } from './split-file-name.ts';

/** Groups that are published together by many, and say nothing of one artifact. */
const vague = new Set([
  'com.ibm',
  'com.oracle',
  'com.sun',
  'io.github',
  'org.apache',
  'org.eclipse',
  'org.glassfish',
  'org.jboss',
  'org.joda',
]);
const groupName = /^[a-z][\w-]*(\.[\w-]+)+$/;

/**
 * What an archive without a `pom.properties` of its own is, by its manifest and the name of its file; null when neither tells. The
 * group is null when it would be a guess.
 */
export function ownCoordinates(path: string, manifest: JavaManifest): Coordinates | null {
  return tomcat(path, manifest) ?? plugin(manifest) ?? byName(splitFileName(path), manifest);
}

function tomcat(path: string, manifest: JavaManifest): Coordinates | null {
  if (manifest.get('implementation-title') !== 'Apache Tomcat') return null;
  const file = splitFileName(path);
  const symbolic = manifest.get('bundle-symbolicname') ?? '';
  const artifact = tomcatArtifact(file.artifact) ?? tomcatArtifact(symbolic.replace(/^org\.apache\./, ''));
  const version = file.version || firstWord(manifest, 'implementation-version');
  return artifact && version
    ? { group: knownGroup(artifact) ?? 'org.apache.tomcat', artifact, version }
    : null;
}

/** A plugin of Jenkins (its documentation, "Plugin structure"). */
function plugin(manifest: JavaManifest): Coordinates | null {
  const group = manifest.get('group-id');
  const artifact = manifest.get('short-name') ?? manifest.get('extension-name');
  const version = firstWord(manifest, 'plugin-version');
  return group && artifact && version ? { group, artifact, version } : null;
}

function byName(file: FileName, manifest: JavaManifest): Coordinates | null {
  const title = manifest.get('implementation-title') ?? '';
  const artifact = file.version === '' && /^[a-z][\w.-]*$/.test(title) ? title : file.artifact;
  const group = knownGroup(artifact) ?? statedGroup(manifest, artifact);
  const stated = firstWord(manifest, 'implementation-version') || firstWord(manifest, 'bundle-version');
  // What follows the version in the name is a classifier, such as the kind of machine.
  const version = stated && file.version.startsWith(`${stated}-`) ? stated : file.version || stated;
  // A renamed program, or a part of Java itself: its name is no artifact.
  const isArtifact = file.version !== '' || group !== null;
  return artifact !== '' && version !== '' && isArtifact ? { group, artifact, version } : null;
}

/** The first word: builds append their time. */
function firstWord(manifest: JavaManifest, field: string): string {
  const word = (manifest.get(field) ?? '').split(/[\s,;]/, 1)[0]!;
  return /\d/.test(word) && !word.includes('$') ? word : '';
}

function statedGroup(manifest: JavaManifest, artifact: string): string | null {
  const vendor = manifest.get('implementation-vendor-id') ?? '';
  if (groupName.test(vendor) && !vague.has(vendor)) return vendor;
  const symbolic = (manifest.get('bundle-symbolicname') ?? '').split(';', 1)[0]!.trim();
  const group = groupOfBundle(symbolic, artifact);
  return group !== null && groupName.test(group) && !vague.has(group) ? group : null;
}

/**
 * Undoes how Maven's bundle plugin makes a bundle's name: `group.artifact`, or with a group that ends as the artifact begins,
 * `ch.qos.logback` and `logback-core`, `ch.qos.logback.core`. A name of one word fits more than one group.
 */
function groupOfBundle(symbolic: string, artifact: string): string | null {
  if (!artifact.includes('-')) return null;
  if (symbolic.endsWith(`.${artifact}`)) return symbolic.slice(0, -artifact.length - 1);
  for (let dash = artifact.indexOf('-'); dash > 0; dash = artifact.indexOf('-', dash + 1)) {
    const rest = artifact.slice(dash + 1);
    const group = symbolic.slice(0, -rest.length - 1);
    const isMade = symbolic === `${group}.${rest}` && group.endsWith(`.${artifact.slice(0, dash)}`);
    if (isMade) return group;
  }
  return null;
}
