import { Rank, Severity } from '#contracts/security/finding.ts';
import { ImageKnowledge, type ScannedImage } from '#contracts/security/image.ts';
import type { LabOverview } from '#contracts/security/lab.ts';
import type { Labels, Metrics } from '#kernel/http/metrics.ts';

/** Images with series of their own, the most urgent first. The rest is in the totals, and how many they are is told. */
const mostImages = 500;

/** Of what the caller sees. An image that was not compared yet has no counts, rather than zeroes. */
export function writeLabMetrics(
  metrics: Metrics,
  images: readonly ScannedImage[],
  { status, counts }: Pick<LabOverview, 'status' | 'counts'>,
): void {
  writeKnowledge(metrics, images);
  const open = metrics.gauge('nexus_security_lab_findings', 'Open findings in all images, by rank.');
  for (const rank of Rank.options) open.set(counts.ranks[rank], { rank });
  const judged = images.filter(({ knowledge }) => knowledge.matchedAtMs !== null).toSorted(byUrgency);
  writeFindings(metrics, judged.slice(0, mostImages));
  metrics
    .gauge('nexus_security_images_left_out', 'Images without series of their own, because there are so many.')
    .set(Math.max(0, judged.length - mostImages));
  const gauge = (name: string, help: string, value: number) =>
    metrics.gauge(`nexus_security_${name}`, help).set(value);
  gauge('images_reading', 'Images that are being read.', status.reading.length);
  gauge('images_waiting', 'Images that wait to be read.', status.waiting);
  gauge('fetching', 'Whether advisories are being fetched.', status.isFetching ? 1 : 0);
  if (status.advisoriesAtMs !== null)
    gauge(
      'advisories_timestamp_seconds',
      'When the oldest of what packages are compared with was last known to be up to date.',
      status.advisoriesAtMs / 1000,
    );
  const trouble = metrics.gauge('nexus_security_trouble', 'What keeps flaws from being known: 1, with what.');
  for (const { id } of status.troubles) trouble.set(1, { trouble: id });
}

function writeKnowledge(metrics: Metrics, images: readonly ScannedImage[]): void {
  const count = metrics.gauge('nexus_security_images', 'Images by what is known of them.');
  for (const state of ImageKnowledge.shape.state.options)
    count.set(images.filter(({ knowledge }) => knowledge.state === state).length, { state });
  const unknown = metrics.gauge('nexus_security_image_unknown', 'An image that cannot be read: 1, with why.');
  const unread = images.filter(({ knowledge }) => knowledge.state === 'unknown').slice(0, mostImages);
  for (const image of unread)
    unknown.set(1, { ...labelsOf(image), reason: image.knowledge.reason?.id ?? '' });
}

/** Two images of one name, as after an update, are one series. */
function writeFindings(metrics: Metrics, images: readonly ScannedImage[]): void {
  const gauge = (name: string, help: string) => metrics.gauge(`nexus_security_${name}`, help);
  const ranks = gauge('findings', 'Open findings of an image, by rank.');
  const severities = gauge('findings_by_severity', 'Open findings of an image, by severity.');
  const repairable = gauge('findings_repairable', 'Open findings of an image that an update repairs.');
  const exploited = gauge('findings_exploited', 'Open findings of an image that are being exploited.');
  const unmatched = gauge('packages_unmatched', 'Packages of an image that could not be compared.');
  for (const image of images) {
    const { counts, knowledge } = image;
    const labels = labelsOf(image);
    for (const rank of Rank.options) ranks.add(counts.ranks[rank], { ...labels, rank });
    for (const severity of Severity.options)
      severities.add(counts.severities[severity], { ...labels, severity });
    repairable.add(counts.repairable, labels);
    exploited.add(counts.exploited, labels);
    unmatched.add(knowledge.unmatched, labels);
  }
}

function byUrgency(a: ScannedImage, b: ScannedImage): number {
  const worse = Rank.options.find((rank) => a.counts.ranks[rank] !== b.counts.ranks[rank]);
  return worse === undefined ? 0 : b.counts.ranks[worse] - a.counts.ranks[worse];
}

function labelsOf({ host, references, id }: ScannedImage): Labels {
  return { host, image: references[0] ?? id };
}
