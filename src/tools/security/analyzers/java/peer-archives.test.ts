import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildZip } from '#library/zip/build-zip.ts';
import { toldOf } from './told-packages.ts';

const data = new URL('../../../../../../shared/data/cve/lang/java/', import.meta.url);
const claircore = new URL('claircore/', data);
const names = existsSync(claircore)
  ? readdirSync(new URL('manifest/', claircore)).filter((name) => name.endsWith('.jar'))
  : [];

describe.skipIf(names.length === 0)('as peers read them', () => {
  /** Whose manifests say nothing of the group; the pom of one is that of a library inside. */
  const isSilent =
    /^(concurrent|high-scale|hppc|j2objc|java-cup|jbcrypt|jcommander|jflex|jvm-attach|mxdump|netty-tcn|ohc|psjava|sjk|stream|cassandra-driver)/;

  test.each(names)('the manifest of %s tells the same as its pom', async (name) => {
    const entry = {
      name: 'META-INF/MANIFEST.MF',
      content: readFileSync(new URL(`manifest/${name}`, claircore)),
    };
    const properties = new URL(`properties/${name}`, claircore);
    const [found = ''] = await toldOf(name, buildZip([entry]));
    const [artifact, version] = found.split(':').at(-1)!.split(' ');
    if (found !== '') expect(name.startsWith(`${artifact}-${version}`)).toBe(true);
    if (!existsSync(properties)) return;
    const path = 'META-INF/maven/g/a/pom.properties';
    const [expected] = await toldOf('x.jar', buildZip([{ name: path, content: readFileSync(properties) }]));
    if (isSilent.test(name)) expect(found).not.toContain(':');
    else expect(found).toBe(expected);
  });

  test.each([
    [
      'test.par',
      [
        'com.example:par-app 3.0.0',
        'com.fasterxml.jackson.core:jackson-core 2.9.10 !/lib/jackson-core-2.9.10.jar',
      ],
    ],
    [
      'gradle.war',
      [
        'commons-dbcp:commons-dbcp 1.4 !/WEB-INF/lib/commons-dbcp-1.4.jar',
        'commons-pool:commons-pool 1.6 !/WEB-INF/lib/commons-pool-1.6.jar',
        'log4j:log4j 1.2.17 !/WEB-INF/lib/log4j-1.2.17.jar',
        'org.apache.commons:commons-compress 1.19 !/WEB-INF/lib/commons-compress-1.19.jar',
      ],
    ],
    [
      'nested.jar',
      [
        'test:nested 0.0.1',
        'test:nested2 0.0.2 !/META-INF/jars/nested2.jar',
        'test:nested3 0.0.3 !/META-INF/jars/nested2.jar!/META-INF/jars/nested3.jar',
      ],
    ],
    [
      'hadoop-shaded-guava-1.1.0-SNAPSHOT.jar',
      [
        'org.apache.hadoop.thirdparty:hadoop-shaded-guava 1.1.0-SNAPSHOT',
        'com.google.j2objc:j2objc-annotations 1.3',
        'com.google.guava:guava 29.0-jre',
        'com.google.guava:failureaccess 1.0.1',
        'com.google.guava:listenablefuture 9999.0-empty-to-avoid-conflict-with-guava',
      ],
    ],
    ['heuristic-1.0.0-SNAPSHOT.jar', ['heuristic 1.0.0-SNAPSHOT']],
    ['license-from-jenkins-plugin.jar', ['com.example:jenkins-plugin 1.0.0']],
    ['analyzer-test.jar', ['org.apache.tomcat.embed:tomcat-embed-websocket 9.0.65']],
    ['multi-license-1.0.0.jar', ['com.example:multi-license 1.0.0']],
    [
      '../syft-image-pkg-coverage/java/example-java-app-maven-0.1.0.jar',
      ['org.anchore:example-java-app-maven 0.1.0', 'joda-time:joda-time 2.9.2'],
    ],
  ])('%s', async (name, expected) => {
    expect(await toldOf(name, readFileSync(new URL(name, data)))).toEqual(expected);
  });
});
