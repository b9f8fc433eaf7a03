/** What names may look like: an engine accepts more than a designer imagines, and labels and logs accept everything. */
export const hostileNames = [
  '<img src=x onerror=alert(1)>',
  'a'.repeat(120),
  'very-long-compose-project-name_with-a-service-name-that-never-ends_and-a-replica-number-1',
  'niño-de-españa-ñandú',
  '日本語の名前-コンテナ',
  'مرحبا-بالعالم',
  '🐳🐳🐳',
  '=HYPERLINK("https://example.org")',
] as const;
