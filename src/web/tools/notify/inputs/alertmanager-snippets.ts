const base = '/api/notify/alertmanager';

export interface AlertmanagerSnippets {
  readonly address: string;
  readonly prometheus: string;
  readonly amtool: string;
  readonly curl: string;
}

/** How to point others at this NEXUS in the place of Alertmanager. TOKEN stands for an API token. */
export function alertmanagerSnippets(origin: string): AlertmanagerSnippets {
  const { protocol, hostname, port } = new URL(origin);
  const scheme = protocol.replace(':', '');
  const target = `${hostname}:${port || (scheme === 'https' ? '443' : '80')}`;
  const address = origin + base;
  const alert = '[{"labels":{"alertname":"Test","severity":"info"},"annotations":{"summary":"It works"}}]';
  return {
    address,
    prometheus: `alerting:
  alertmanagers:
    - scheme: ${scheme}
      path_prefix: ${base}
      authorization:
        credentials: TOKEN
      static_configs:
        - targets: ['${target}']`,
    amtool: `printf 'authorization:\\n  credentials: TOKEN\\n' > amtool-http.yml
amtool --alertmanager.url=${address} --http.config.file=amtool-http.yml alert query`,
    curl: `curl -fsS -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' \\
  -d '${alert}' ${address}/api/v2/alerts`,
  };
}
