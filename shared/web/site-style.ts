import { DARK, LIGHT } from './theme.ts';

const tokens = ({ page, card, text, muted, line, field, error }: typeof LIGHT | typeof DARK): string =>
  `--page:${page};--card:${card};--text:${text};--muted:${muted};--line:${line};--field:${field};--error:${error}`;

/**
 * The one stylesheet of the pages, without the dealer's colours (`theme.ts`). Phone first; everything that is touched is
 * at least 44 px high; at most 8 KB together with the theme, so that it is there at once on a bad connection.
 */
export const SITE_CSS = `
:root{color-scheme:light dark;${tokens(LIGHT)};--radius:14px;--touch:2.75rem;--shadow:0 1px 2px rgb(0 0 0/.06),0 8px 24px rgb(0 0 0/.05)}
@media (prefers-color-scheme:dark){:root{${tokens(DARK)};--shadow:none}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;background:var(--page);color:var(--text);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1,h2,p,ul,dl,dd{margin:0;padding:0}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.0625rem;line-height:1.35;font-weight:650}
a{color:var(--brand-ink);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--text);outline-offset:3px;border-radius:6px}

.band{background:var(--brand);color:var(--on-brand);border-bottom:1px solid var(--brand-edge)}
.in,.main,.foot{width:100%;max-width:38rem;margin-inline:auto;padding-inline:1.125rem}
.shop{display:flex;align-items:center;gap:.625rem;min-height:3.5rem;padding-block:.625rem;font-weight:650;font-size:1.125rem;line-height:1.25}
.shop svg{flex:none;width:1.5rem;height:1.5rem}
.shop span{min-width:0}
.logo{flex:none;height:2.5rem;width:auto;max-width:9rem;padding:.25rem;object-fit:contain;background:#fff;border-radius:6px}
.tongues{display:flex;justify-content:flex-end;list-style:none}
.tongues li:last-child{margin-inline-end:-.625rem}
.tongues a{display:grid;place-items:center;min-width:var(--touch);min-height:var(--touch);color:var(--muted);font-size:.9375rem;text-decoration:none}
.tongues a:hover{color:var(--text);text-decoration:underline}
.tongues a[aria-current]{color:var(--brand-ink);font-weight:700;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.35em}

.main{flex:1;padding-block:.75rem 2rem;display:grid;gap:1.125rem;align-content:start}
.intro{display:grid;gap:.625rem;padding-bottom:.25rem}
.intro p,.hint,.foot,.calm p{color:var(--muted);text-wrap:pretty}
.hello{font-weight:600}
.intro .hello{color:var(--text)}
.card{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);box-shadow:var(--shadow);padding:1.125rem 1.25rem;display:grid;gap:.875rem}
.facts{display:grid;gap:.875rem}
.facts div+div{border-top:1px solid var(--line);padding-top:.875rem}
.facts dt{color:var(--muted);font-size:.9375rem}
.facts dd{font-weight:600}
.when::first-letter{text-transform:uppercase}
.when{display:block;font-size:1.1875rem;line-height:1.35}
.plate{display:block;width:fit-content;margin-top:.25rem;padding:0 .5rem;border:1px solid var(--field);border-radius:6px;font-size:.9375rem;letter-spacing:.04em;white-space:nowrap}
.jobs{list-style:none;display:grid}
.jobs li{display:flex;gap:.75rem;padding-block:.625rem}
.jobs li+li{border-top:1px solid var(--line)}
.jobs li:first-child{padding-top:0}
.jobs li:last-child{padding-bottom:0}
.jobs svg{flex:none;width:1.25rem;height:1.25rem;margin-top:.15rem;color:var(--brand-ink)}
.jobs span{min-width:0}

form{display:grid;gap:1.125rem}
.field{display:grid;gap:.375rem}
label{font-weight:650}
label small{font-size:.9375rem;font-weight:400;color:var(--muted)}
.hint{font-size:.9375rem}
textarea{width:100%;min-height:7.5rem;padding:.75rem .875rem;border:1px solid var(--field);border-radius:10px;background:var(--card);color:inherit;font:inherit;resize:vertical;field-sizing:content;max-height:24rem}
textarea:focus-visible{outline-offset:0;border-radius:10px}
textarea[aria-invalid]{border:2px solid var(--error)}
.pick{display:flex;gap:.75rem;align-items:center;min-height:var(--touch);font-weight:400}
.pick input{flex:none;width:1.375rem;height:1.375rem;margin:0;accent-color:var(--brand-ink)}
fieldset{margin:0;min-width:0;gap:.25rem}
legend{padding:0;float:left;width:100%;font-weight:650}
legend+*{clear:both}
.offer{border:0;padding:0;display:grid;gap:.375rem}
.offer+.offer,.agreement+.agreement{border-top:1px solid var(--line);padding-top:.875rem}
.offer legend{font-size:1.1875rem;line-height:1.35}
.offer+.offer legend{padding-top:.875rem}
.price{font-weight:600}
.picks{display:flex;flex-wrap:wrap;column-gap:1.5rem}
.agreement{display:grid;gap:.375rem}
.agreement .pick span{min-width:0}
.agreement [lang]{font-weight:650}
summary{min-height:var(--touch);display:list-item;padding-block:.625rem;color:var(--brand-ink);cursor:pointer}
.wording{white-space:pre-wrap;max-height:24rem;overflow:auto;border-inline-start:3px solid var(--line);padding-inline-start:.875rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.fault{color:var(--error);font-weight:600}
.notice{border-inline-start:5px solid var(--error)}
.notice.mild{border-color:var(--brand-edge)}
.go{display:flex;align-items:center;justify-content:center;width:100%;min-height:3.5rem;padding:.75rem 1.25rem;border:2px solid var(--brand-edge);border-radius:var(--radius);background:var(--brand);color:var(--on-brand);font:inherit;font-size:1.1875rem;font-weight:700;text-align:center;text-decoration:none;cursor:pointer;transition:box-shadow .15s,transform .1s}
.go.quiet{background:transparent;color:var(--brand-ink);border-color:var(--field);font-size:1.0625rem;font-weight:650}
.go:hover{box-shadow:0 4px 16px rgb(0 0 0/.25)}
.go:active{transform:translateY(1px)}
.go:focus-visible{border-radius:var(--radius)}

.calm{text-align:center;justify-items:center;gap:.875rem;padding:2.25rem 1.5rem 2.5rem}
.calm p{max-width:30rem}
.badge{display:grid;place-items:center;width:4.5rem;height:4.5rem;border-radius:50%;background:var(--page);border:2px solid var(--line);color:var(--muted)}
.badge svg{width:2.25rem;height:2.25rem}
.badge.done{background:var(--brand);border-color:var(--brand-edge);color:var(--on-brand)}
.calm form{width:100%;justify-items:center}
.calm .go{max-width:22rem}
.ref{font-size:.9375rem}
.foot{padding-block:0 2rem;font-size:.9375rem;text-align:center}

@media (min-width:40rem){
.main{padding-block:1.5rem 3rem;gap:1.375rem}
h1{font-size:2.125rem}
.card{padding:1.5rem 1.75rem}
.calm{padding:3rem 2.5rem 3.25rem}
.facts div{display:grid;grid-template-columns:9rem 1fr;align-items:baseline}
}
@media (prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}
@media (forced-colors:active){.go,.badge{border-color:ButtonText}}
@media print{.tongues,.go,.foot{display:none}.band{border-bottom:2px solid}}
`
  .replaceAll('\n', '')
  .trim();
