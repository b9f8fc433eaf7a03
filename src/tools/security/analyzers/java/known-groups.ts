/** Artifacts that are mostly published without `pom.properties` (built by Gradle or Ant), whose names nobody else uses. */
const groups: Readonly<Record<string, readonly string[]>> = {
  'com.fasterxml.jackson.core': ['jackson-annotations', 'jackson-core', 'jackson-databind'],
  'com.google.guava': ['guava'],
  'com.h2database': ['h2'],
  'com.mchange': ['c3p0', 'mchange-commons-java'],
  'com.mysql': ['mysql-connector-j'],
  'com.squareup.okhttp3': ['okhttp'],
  'com.squareup.okio': ['okio', 'okio-jvm'],
  'com.squareup.retrofit2': ['retrofit'],
  'io.projectreactor': ['reactor-core'],
  'io.projectreactor.kafka': ['reactor-kafka'],
  log4j: ['log4j'],
  mysql: ['mysql-connector-java'],
  'org.apache.ant': ['ant', 'ant-launcher'],
  'org.apache.commons': [
    'commons-collections4',
    'commons-compress',
    'commons-configuration2',
    'commons-csv',
    'commons-dbcp2',
    'commons-email',
    'commons-exec',
    'commons-jexl3',
    'commons-lang3',
    'commons-math3',
    'commons-pool2',
    'commons-text',
    'commons-vfs2',
  ],
  'org.apache.kafka': [
    'kafka-clients',
    'kafka-streams',
    'kafka_2.11',
    'kafka_2.12',
    'kafka_2.13',
    'connect-api',
    'connect-runtime',
  ],
  'org.apache.logging.log4j': [
    'log4j-1.2-api',
    'log4j-api',
    'log4j-core',
    'log4j-jcl',
    'log4j-jul',
    'log4j-slf4j-impl',
    'log4j-slf4j2-impl',
    'log4j-to-slf4j',
    'log4j-web',
  ],
  'org.apache.zookeeper': ['zookeeper'],
  'org.elasticsearch': ['elasticsearch'],
  'org.hibernate.validator': ['hibernate-validator'],
  'org.opensearch': ['opensearch'],
  'org.ow2.asm': ['asm', 'asm-analysis', 'asm-commons', 'asm-tree', 'asm-util'],
  'org.postgresql': ['postgresql'],
  'org.quartz-scheduler': ['quartz'],
  'org.slf4j': [
    'jcl-over-slf4j',
    'jul-to-slf4j',
    'log4j-over-slf4j',
    'slf4j-api',
    'slf4j-log4j12',
    'slf4j-simple',
  ],
  'org.springframework': [
    'spring-aop',
    'spring-aspects',
    'spring-beans',
    'spring-context',
    'spring-context-support',
    'spring-core',
    'spring-expression',
    'spring-instrument',
    'spring-jcl',
    'spring-jdbc',
    'spring-jms',
    'spring-messaging',
    'spring-orm',
    'spring-oxm',
    'spring-r2dbc',
    'spring-test',
    'spring-tx',
    'spring-web',
    'spring-webflux',
    'spring-webmvc',
    'spring-websocket',
  ],
  'org.springframework.boot': ['spring-boot'],
  'org.springframework.amqp': ['spring-amqp', 'spring-rabbit'],
  'org.springframework.hateoas': ['spring-hateoas'],
  'org.springframework.kafka': ['spring-kafka'],
  'org.yaml': ['snakeyaml'],
  xalan: ['xalan', 'serializer'],
  xerces: ['xercesImpl'],
};

/** Names that begin so. */
const prefixes: readonly (readonly [string, string])[] = [
  ['io.micrometer', 'micrometer-'],
  ['io.projectreactor.netty', 'reactor-netty'],
  ['org.apache.lucene', 'lucene-'],
  ['org.apache.tomcat.embed', 'tomcat-embed-'],
  ['org.bouncycastle', 'bcprov-'],
  ['org.bouncycastle', 'bcpkix-'],
  ['org.bouncycastle', 'bcpg-'],
  ['org.bouncycastle', 'bctls-'],
  ['org.bouncycastle', 'bcutil-'],
  ['org.jetbrains.kotlin', 'kotlin-compiler'],
  ['org.jetbrains.kotlin', 'kotlin-reflect'],
  ['org.jetbrains.kotlin', 'kotlin-stdlib'],
  ['org.jetbrains.kotlinx', 'kotlinx-'],
  ['org.springframework.batch', 'spring-batch-'],
  ['org.springframework.boot', 'spring-boot-actuator'],
  ['org.springframework.boot', 'spring-boot-autoconfigure'],
  ['org.springframework.boot', 'spring-boot-loader'],
  ['org.springframework.boot', 'spring-boot-starter'],
  ['org.springframework.data', 'spring-data-'],
  ['org.springframework.integration', 'spring-integration-'],
  ['org.springframework.ldap', 'spring-ldap-'],
  ['org.springframework.security', 'spring-security-'],
  ['org.springframework.session', 'spring-session-'],
  ['org.springframework.ws', 'spring-ws-'],
];

/** Of before Apache Commons had one group: each is its own. */
const ownGroups = new Set([
  'commons-beanutils',
  'commons-chain',
  'commons-cli',
  'commons-codec',
  'commons-collections',
  'commons-configuration',
  'commons-daemon',
  'commons-dbcp',
  'commons-digester',
  'commons-discovery',
  'commons-el',
  'commons-fileupload',
  'commons-httpclient',
  'commons-io',
  'commons-jxpath',
  'commons-lang',
  'commons-logging',
  'commons-net',
  'commons-pool',
  'commons-validator',
]);

const byArtifact = new Map(
  Object.entries(groups).flatMap(([group, artifacts]) =>
    artifacts.map((artifact) => [artifact, group] as const),
  ),
);

/** Interfaces of Java itself: `jakarta.servlet-api`, `javax.websocket-client-api`. */
const interfaces = /^((?:jakarta|javax)(?:\.[a-z]+)+)(?:-[a-z]+)*-api$/;

/** The group of an artifact by its name alone; null when the name may be that of several. */
export function knownGroup(artifact: string): string | null {
  if (ownGroups.has(artifact)) return artifact;
  const prefix = prefixes.find(([, start]) => artifact.startsWith(start));
  return byArtifact.get(artifact) ?? prefix?.[0] ?? interfaces.exec(artifact)?.[1] ?? null;
}

/** What Tomcat calls its own files in `lib`, and what Maven calls them in `org.apache.tomcat`. */
const tomcatFiles: Readonly<Record<string, string>> = {
  'annotations-api': 'tomcat-annotations-api',
  catalina: 'tomcat-catalina',
  'catalina-ant': 'tomcat-catalina-ant',
  'catalina-ha': 'tomcat-catalina-ha',
  'catalina-ssi': 'tomcat-ssi',
  'catalina-storeconfig': 'tomcat-storeconfig',
  'catalina-tribes': 'tomcat-tribes',
  'el-api': 'tomcat-el-api',
  jasper: 'tomcat-jasper',
  'jasper-el': 'tomcat-jasper-el',
  'jaspic-api': 'tomcat-jaspic-api',
  'jsp-api': 'tomcat-jsp-api',
  'servlet-api': 'tomcat-servlet-api',
  'websocket-api': 'tomcat-websocket-api',
};

export function tomcatArtifact(file: string): string | null {
  return Object.hasOwn(tomcatFiles, file) ? tomcatFiles[file]! : file.startsWith('tomcat-') ? file : null;
}
