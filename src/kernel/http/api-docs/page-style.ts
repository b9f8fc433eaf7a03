/** The look of /api/docs, with the colours of the web app. Its fonts are not asked for: their names change with each build. */
export const pageStyle = `
:root { color-scheme: dark; --base: #0a0a0f; --surface: #111118; --elevated: #1a1a24; --line: rgb(255 255 255 / .1);
  --ink: #f0f0f8; --muted: #a0a0b4; --accent: #a9a2f5; --get: #4cd787; --post: #6cb2ff; --change: #f5b83d; --delete: #ff7b7b; --live: #b39afb; }
:root[data-theme='light'] { color-scheme: light; --base: #f5f5f8; --surface: #fff; --elevated: #f0f0f5; --line: rgb(16 16 32 / .13);
  --ink: #15151f; --muted: #55556a; --accent: #4a41ab; --get: #0d7a43; --post: #1f5fc4; --change: #8a5a00; --delete: #c11f1f; --live: #6431d6; }
[data-tool='containers'] { --accent: #1fd6a6 } [data-tool='watcher'] { --accent: #f5b52e } [data-tool='pulse'] { --accent: #74aaff }
[data-tool='security'] { --accent: #ff8080 } [data-tool='notify'] { --accent: #b39afb }
[data-theme='light'] [data-tool='containers'] { --accent: #00704f } [data-theme='light'] [data-tool='watcher'] { --accent: #855700 }
[data-theme='light'] [data-tool='pulse'] { --accent: #1d57c9 } [data-theme='light'] [data-tool='security'] { --accent: #bb2020 }
[data-theme='light'] [data-tool='notify'] { --accent: #6431d6 }
* { box-sizing: border-box }
html { scroll-padding-top: 16px }
body { margin: 0; display: grid; grid-template-columns: 264px minmax(0, 1fr); background: var(--base); color: var(--ink);
  font: 14px/1.5 'Inter Variable', Inter, system-ui, sans-serif; -webkit-font-smoothing: antialiased }
code, pre, .type, nav li { font: 12.5px/1.5 'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, monospace }
a { color: var(--accent) } a:focus-visible, input:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
.skip { position: absolute; left: -999px } .skip:focus { left: 16px; top: 8px; background: var(--elevated); padding: 4px 12px; z-index: 1 }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 16px; background: var(--surface); border-right: 1px solid var(--line); scrollbar-width: thin }
nav a { display: flex; align-items: baseline; gap: 8px; padding: 3px 8px; border-radius: 6px; color: var(--muted); text-decoration: none; overflow-wrap: anywhere }
nav a:hover { background: var(--elevated); color: var(--ink) }
nav .home { color: var(--ink); font-weight: 650; letter-spacing: .04em; margin-bottom: 12px } .home span { color: var(--muted); font-weight: 400; letter-spacing: 0 }
nav h2 { font-size: 12px; margin: 16px 0 4px } nav h2 a { color: var(--accent) }
nav ul, .fields, .choices { list-style: none; margin: 0; padding: 0 }
input { width: 100%; padding: 7px 10px; border: 1px solid var(--line); border-radius: 6px; background: var(--base); color: var(--ink); font: inherit }
main { padding: 32px clamp(16px, 4vw, 56px) 96px; max-width: 980px; min-width: 0 } main:focus { outline: 0 }
h1 { font-size: 22px; margin: 0 0 8px } header p { color: var(--muted); max-width: 68ch }
main h2 { font-size: 18px; margin: 48px 0 12px; padding-left: 10px; border-left: 3px solid var(--accent) }
pre { padding: 12px 16px; overflow: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 6px }
article { padding: 16px; margin: 0 0 12px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px }
article:target { border-color: var(--accent) }
h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 10px; margin: 0; font-weight: 500 } h3 code { font-size: 13.5px; overflow-wrap: anywhere }
article p { margin: 6px 0 8px } .access, .about, i { color: var(--muted); font-size: 12.5px }
b { font: 600 11px/1.5 ui-monospace, monospace; text-transform: uppercase; min-width: 44px; color: var(--muted) } nav b { font-size: 9.5px; min-width: 40px }
b.get { color: var(--get) } b.post { color: var(--post) } b.put, b.patch { color: var(--change) } b.delete { color: var(--delete) } b.stream, b.channel { color: var(--live) }
details { border-top: 1px solid var(--line); padding: 8px 0 0; margin-top: 8px } summary { cursor: pointer; color: var(--muted); font-size: 12.5px }
details[open] > summary { color: var(--ink); margin-bottom: 4px }
.type { color: var(--accent); overflow-wrap: anywhere } .about { margin-left: 8px } i { font-style: normal; margin: 0 6px }
.fields li { padding: 3px 0 } .fields .fields, .choices > li { margin: 2px 0 2px 6px; padding-left: 14px; border-left: 1px solid var(--line) }
.choices > li { margin-top: 8px }
[hidden] { display: none !important } #none { color: var(--muted) }
@media (max-width: 760px) { body { display: block } nav { position: static; height: auto; max-height: 45vh; border: 0; border-bottom: 1px solid var(--line) } nav a { padding: 8px } }
`;
