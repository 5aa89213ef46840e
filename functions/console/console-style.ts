import { DARK, LIGHT } from '../../shared/web/theme.ts';

const tokens = ({ page, card, text, muted, line, field, error }: typeof LIGHT | typeof DARK): string =>
  `--page:${page};--card:${card};--text:${text};--muted:${muted};--line:${line};--field:${field};--error:${error}`;

/**
 * The one stylesheet of the console, without the dealer's colours (`theme.ts`). The areas stand at the side of a desk's screen and at the bottom
 * of a phone's; what is touched is at least 44 px high there.
 */
export const CONSOLE_CSS = `
:root{color-scheme:light dark;${tokens(LIGHT)};--good:#0a6b3d;--answered:#0b4fb3;--warn:#7a4b00;--radius:12px;--touch:2.75rem}
@media (prefers-color-scheme:dark){:root{${tokens(DARK)};--good:#7fd6a6;--answered:#8fbdff;--warn:#f0c36d}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-bottom:5rem}
body{margin:0;min-height:100vh;min-height:100dvh;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,p,ul,ol,dl,dd,fieldset{margin:0;padding:0}
h1{font-size:1.5rem;line-height:1.25;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.0625rem;line-height:1.35;font-weight:650}
h3{font-size:1rem;font-weight:650}
ul,ol{list-style:none}
:is(ul,ol):empty{display:none}
a{color:var(--brand-ink);text-underline-offset:.2em}
svg{flex:none;width:1.25rem;height:1.25rem}
[hidden]{display:none!important}
:focus-visible{outline:3px solid var(--text);outline-offset:2px;border-radius:6px}
.main:focus{outline:none}
.skip{position:absolute;inset-inline-start:-100rem;top:0;z-index:9;padding:.75rem 1rem;background:var(--card)}
.skip:focus{inset-inline-start:0}
.muted,.hint{color:var(--muted)}
.hint{font-size:.9375rem}
.small{font-size:.8125rem}
.num{font-variant-numeric:tabular-nums}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}

.top{display:flex;align-items:center;justify-content:space-between;gap:.75rem;min-height:3.25rem;padding-inline:1rem;background:var(--brand);color:var(--on-brand);border-bottom:1px solid var(--brand-edge)}
.shop{display:flex;align-items:center;gap:.5rem;min-width:0;min-height:var(--touch);font-weight:650;color:inherit;text-decoration:none}
.shop span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.logo{flex:none;height:2.5rem;width:auto;max-width:9rem;padding:.25rem;object-fit:contain;background:#fff;border-radius:6px}
.top :focus-visible{outline-color:var(--on-brand)}
.me{position:relative;flex:none}
.me summary{display:flex;align-items:center;gap:.5rem;min-height:var(--touch);cursor:pointer;list-style:none}
.me summary::-webkit-details-marker{display:none}
.me .name{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.dot{display:grid;place-items:center;width:2rem;height:2rem;border-radius:50%;border:1px solid currentColor;font-weight:650}
.menu{position:absolute;inset-inline-end:0;z-index:8;width:18rem;max-width:calc(100vw - 2rem);padding:1rem;display:grid;gap:1rem;background:var(--card);color:var(--text);border:1px solid var(--line);border-radius:var(--radius);box-shadow:0 8px 32px rgb(0 0 0/.2)}
.menu :focus-visible{outline-color:var(--text)}

.areas{position:fixed;inset-inline:0;bottom:0;z-index:5;background:var(--card);border-top:1px solid var(--line);padding-bottom:env(safe-area-inset-bottom)}
.areas ul{display:flex;justify-content:space-around;overflow-x:auto}
.areas li{flex:1 0 auto}
.areas a{display:grid;justify-items:center;gap:.125rem;min-width:3rem;padding:.5rem .125rem;font-size:.6875rem;line-height:1.2;color:var(--muted);text-decoration:none}
.areas a[aria-current]{color:var(--brand-ink);font-weight:700;box-shadow:inset 0 3px var(--brand-edge)}
.areas a{position:relative}
.areas .count{position:absolute;top:.25rem;inset-inline-start:calc(50% + .25rem)}
.areas .count{font-size:.6875rem;min-width:1.125rem;padding-inline:.25rem}
.count{white-space:nowrap;display:inline-block;min-width:1.375rem;padding:0 .375rem;border-radius:1rem;background:var(--text);color:var(--card);font-size:.8125rem;font-weight:650;text-align:center}

.main{display:grid;gap:1rem;align-content:start;max-width:72rem;padding:1rem 1rem 6rem;grid-template-columns:minmax(0,1fr)}
.main.bare{margin-inline:auto;max-width:34rem;padding-top:12vh}
.head{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem}
.head>div{min-width:0}
.crumb{font-size:.9375rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);padding:1rem;display:grid;gap:.75rem;grid-template-columns:minmax(0,1fr);align-content:start}
.card.flush{padding:0;gap:0}
.calm{justify-items:center;text-align:center;padding:2.25rem 1.25rem}
.split{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr);align-items:start}
.empty{padding:1.5rem 1rem;text-align:center;color:var(--muted);display:grid;gap:.5rem;justify-items:center}

.rows>li{border-top:1px solid var(--line)}
.rows>li:first-child{border-top:0}
.rows .item{display:grid;gap:.125rem .75rem;padding:.75rem 1rem;color:inherit;text-decoration:none;min-height:var(--touch)}
.rows a.item:hover{background:var(--page)}
.rows a.item:focus-visible{outline-offset:-3px}
.line{display:flex;flex-wrap:wrap;gap:.25rem .625rem;align-items:center}
.spread{justify-content:space-between}
.answered{color:var(--answered);font-weight:650}
.strong{font-weight:650}
.chip{display:inline-flex;align-items:center;gap:.25rem;padding:.0625rem .5rem;border:1px solid var(--field);border-radius:1rem;font-size:.8125rem;line-height:1.5;white-space:nowrap}
.chip svg{width:1rem;height:1rem}
.chip.good{border-color:var(--good);color:var(--good)}
.chip.bad{border-color:var(--error);color:var(--error)}
.chip.warn{border-color:var(--warn);color:var(--warn)}
.chip.info{border-color:var(--answered);color:var(--answered)}
progress{appearance:none;width:6rem;height:.5rem;border:1px solid var(--field);border-radius:1rem;overflow:hidden;background:var(--card)}
progress::-webkit-progress-bar{background:var(--card)}
progress::-webkit-progress-value{background:var(--brand-ink)}
progress::-moz-progress-bar{background:var(--brand-ink)}

.facts{display:grid;gap:.5rem}
.facts dt{color:var(--muted);font-size:.9375rem}
.facts dd{font-weight:550}
.calm .facts{text-align:start}
.plate{padding:0 .375rem;border:1px solid var(--field);border-radius:5px;letter-spacing:.03em;white-space:nowrap}
table{width:100%;border-collapse:collapse}
th,td{padding:.5rem .625rem;border-top:1px solid var(--line);text-align:start;vertical-align:top}
thead th{border-top:0;color:var(--muted);font-size:.875rem;font-weight:600}
.scroll{overflow-x:auto}
.versus{display:grid;gap:0 1rem;grid-template-columns:repeat(2,minmax(0,1fr))}
pre,.text{white-space:pre-wrap;font:inherit;margin:0}
.bubble{max-width:42rem;padding:.625rem .875rem;border:1px solid var(--line);border-radius:var(--radius);background:var(--page);display:grid;gap:.25rem}
.bubble.ours{margin-inline-start:auto;border-color:var(--brand-edge)}
.bubble.note{border-style:dashed;border-color:var(--warn);background:var(--card)}
.bubble.results{border-color:var(--answered)}
.bubble.bad{border-color:var(--error)}
.bubble .actions,.bubble .notice{margin-block:.25rem}
.thread{display:grid;gap:.625rem;grid-template-columns:minmax(0,1fr)}
.thread>li{display:grid;grid-template-columns:minmax(0,1fr);justify-items:start;scroll-margin-block:4rem}
.thread>li:has(>.ours){justify-items:end}
.thread>li:target>*{outline:3px solid var(--answered);outline-offset:2px}
.thread .bubble{width:fit-content;min-width:min(18rem,100%);max-width:min(42rem,100%)}
.thread .day{justify-items:center;color:var(--muted);font-size:.875rem;font-weight:600}
.happened{width:100%;color:var(--muted);font-size:.9375rem}
#latest{scroll-margin-block-start:60vh}
.trace{display:grid;gap:.25rem;font-size:.875rem}
.trace q{display:block}
.item.two{row-gap:.5rem}
.outlook{display:grid;gap:.5rem;grid-template-columns:minmax(0,1fr);padding:.75rem;border:1px solid var(--answered);border-radius:var(--radius)}
.lines{display:grid;gap:.25rem;grid-template-columns:minmax(0,1fr);align-content:start;min-width:0}
.stack{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr);align-content:start;min-width:0}
.talk{display:grid;gap:1rem;grid-template:"main" "side"/minmax(0,1fr)}
.talk.has-work{grid-template:"work" "main" "side"/minmax(0,1fr)}
.talk>.work{grid-area:work}
.talk>.main-part{grid-area:main}
.talk>.side{grid-area:side}
details.card.more{padding-block:.25rem}
details.card:not([open]){gap:0}
details.card.more[open]{padding-block-end:1rem}
.item .notice,.bubble .notice,.card .notice{padding-inline-start:.625rem}
.tabs.within{padding-inline:.25rem}

.main-side{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
.funnel{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
.funnel svg{width:100%;height:auto;max-width:24rem}
.funnel polygon{fill:var(--brand);stroke:var(--brand-edge);stroke-width:1}
.funnel .step-delivered{fill-opacity:.8}
.funnel .step-opened{fill-opacity:.6}
.funnel .step-finished{fill-opacity:.4}
.funnel dl{display:grid;gap:.5rem}
.funnel dt{color:var(--muted);font-size:.9375rem}
.funnel dd{display:flex;gap:.5rem;align-items:baseline}
.inset{padding:1rem 1rem .25rem}
form.filters{display:grid;gap:.75rem;align-items:end;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr))}
.clip{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.rows .visit{grid-template-columns:minmax(0,1fr);gap:.375rem}
.visit>*{min-width:0}
.visit .who{display:grid;gap:.125rem}
.visit .state{display:grid;gap:.375rem;justify-items:start}
.rows.plain .item{padding-inline:0;gap:.5rem}
.rows.verdicts .item{gap:.125rem}
.says{display:block}
.says::first-letter{text-transform:uppercase}
.langs{display:flex;flex-wrap:wrap;gap:.5rem}
.langs a{display:flex;flex-wrap:wrap;align-items:center;gap:0 .5rem;min-height:var(--touch);padding:.25rem .625rem;border:1px solid var(--line);border-radius:8px;text-decoration:none}
.langs a:hover{text-decoration:underline}
.langs .own{border-color:var(--answered)}
.rows.plain .bubble{max-width:none}
.plain>li:first-child .item{padding-top:0}
.plain>li:last-child .item{padding-bottom:0}
.trace{display:grid;gap:.5rem}
.trace li{display:grid;gap:0 .75rem}
.steps{display:grid;gap:.375rem;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr))}
.steps li{display:grid;align-content:start}
.steps .hint{font-weight:400}
.switch{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .625rem;min-height:var(--touch);padding:0;border:0;background:none;color:inherit;font:inherit;text-align:start;cursor:pointer}
.track{flex:none;width:2.5rem;height:1.5rem;border:1px solid var(--field);border-radius:1rem;background:radial-gradient(circle at .6875rem,var(--muted) .4375rem,transparent .5rem) var(--card)}
.switch[aria-checked=true] .track{border-color:var(--brand-edge);background:radial-gradient(circle at 1.75rem,var(--on-brand) .4375rem,transparent .5rem) var(--brand)}
.steps~progress,.card>progress{width:100%}
.list{display:grid;gap:.25rem;padding-inline-start:1.25rem;list-style:disc}
.diff li{display:grid;grid-template-columns:1rem minmax(0,1fr)}
form{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
form.row,.row{display:flex;flex-wrap:wrap;align-items:end;gap:.75rem}
form.bar{display:flex;flex-wrap:wrap;align-items:end;gap:.75rem}
.fields{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(14rem,100%),1fr))}
.field{display:grid;gap:.25rem;grid-template-columns:minmax(0,1fr);align-content:start;min-width:0;max-width:44rem}
.setting{display:grid;gap:.5rem;grid-template-columns:minmax(0,1fr)}
.setting+.setting,.field+.setting{border-top:1px solid var(--line);padding-top:.75rem}
.ticks{display:grid;gap:0 1rem;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr))}
fieldset:has([name=do]>:checked:not([value=send-template])) .of-send-template,fieldset:has([name=do]>:checked:not([value=notify-inbox])) .of-notify-inbox,fieldset:has([name=do]>:checked:not([value=set-status])) .of-set-status{display:none}
.day{display:grid;gap:0 .75rem;grid-template-columns:repeat(2,minmax(0,1fr));align-items:center;max-width:44rem;padding-block:.5rem;border-top:1px solid var(--line)}
.day .field{align-self:start}
.day:has(:checked) .field{display:none}
legend{padding:0}
label,legend{font-weight:600;font-size:.9375rem}
label span{display:block}
label small{font-weight:400;color:var(--muted)}
input:not([type=checkbox],[type=radio],[type=color]),select,textarea{width:100%;min-width:0;min-height:var(--touch);padding:.5rem .75rem;border:1px solid var(--field);border-radius:8px;background:var(--card);color:inherit;font:inherit;font-weight:400}
input[type=color]{width:4rem;height:var(--touch);padding:.25rem;border:1px solid var(--field);border-radius:8px;background:var(--card)}
textarea{min-height:7rem;resize:vertical;field-sizing:content;max-height:24rem}
textarea[rows="1"]{min-height:var(--touch)}
[aria-invalid]{border:2px solid var(--error)!important}
.pick{display:flex;gap:.625rem;align-items:center;min-height:var(--touch);font-weight:400}
.pick small{display:block;font-weight:400}
.pick:has(small){align-items:start;padding-block:.375rem}
.once{display:block;padding:.75rem;border:1px dashed var(--field);border-radius:8px;background:var(--page);font-size:1.0625rem;user-select:all}
.below{padding-inline-start:1.875rem}
fieldset:has([value=all]:checked)>.below{display:none}
.pick input{flex:none;width:1.25rem;height:1.25rem;margin:0;accent-color:var(--brand-ink)}
fieldset{border:0;display:grid;gap:.25rem;min-width:0}
fieldset.card{border:1px solid var(--line);gap:.75rem}
fieldset.card>legend{float:left;width:100%;font-size:1.0625rem}
fieldset.card>legend+*{clear:both}
.fault{color:var(--error);font-weight:600;font-size:.9375rem}
.notice{border-inline-start:5px solid var(--field)}
.notice.good{border-inline-start-color:var(--good)}
.notice.bad{border-inline-start-color:var(--error)}
.notice.warn{border-inline-start-color:var(--warn)}
.go,.quiet,.danger{display:inline-flex;align-items:center;justify-content:center;gap:.5rem;min-height:var(--touch);padding:.375rem 1rem;border:1px solid var(--field);border-radius:8px;background:var(--card);color:var(--brand-ink);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.go{background:var(--brand);border-color:var(--brand-edge);color:var(--on-brand)}
.danger{color:var(--error);border-color:var(--error)}
.go:hover,.quiet:hover,.danger:hover{text-decoration:underline}
.bare{min-height:var(--touch);padding:.375rem .25rem;border:0;background:none;color:var(--brand-ink);font:inherit;font-weight:600;cursor:pointer}
.bare:hover{text-decoration:underline}
button[disabled]{opacity:.55;cursor:not-allowed}
.actions{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.actions form{display:contents}
details.more summary{cursor:pointer;min-height:var(--touch);display:flex;align-items:center;gap:.375rem;color:var(--brand-ink);font-weight:600}
details.more summary::before{content:"▸";font-size:.875em}
details.more[open]>summary::before{content:"▾"}
.tabs{display:flex;flex-wrap:wrap;gap:.25rem;border-bottom:1px solid var(--line)}
.tabs a{display:flex;align-items:center;gap:.375rem;min-height:var(--touch);padding:.25rem .75rem;color:var(--muted);text-decoration:none}
.tabs a[aria-current]{color:var(--brand-ink);font-weight:700;box-shadow:inset 0 -3px var(--brand-edge)}
.pager{display:flex;gap:.75rem;justify-content:space-between;padding:.75rem 1rem;border-top:1px solid var(--line)}

@media (min-width:48rem){
.rows .visit{grid-template-columns:minmax(3.5rem,auto) minmax(0,1fr) 15rem;gap:.125rem 1rem;align-items:center}
.trace li{grid-template-columns:9rem minmax(0,1fr)}
.facts.tight div{grid-template-columns:6.5rem minmax(0,1fr)}
.funnel{grid-template-columns:24rem minmax(0,1fr)}
.funnel dl{grid-template-rows:repeat(4,1fr);gap:0}
.me .name{position:static;width:auto;height:auto;clip-path:none}
.split{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}
.talk{grid-template:"main side"/minmax(0,5fr) minmax(0,3fr)}
.talk.has-work{grid-template:"main work" "main side" 1fr/minmax(0,5fr) minmax(0,3fr)}
.item.two{grid-template-columns:minmax(0,1fr) auto;align-items:center;column-gap:1.5rem}
.facts:not(.narrow) div{display:grid;grid-template-columns:10rem 1fr;align-items:baseline;gap:.75rem}
}
@media (min-width:64rem){
body{display:grid;grid-template-columns:13rem minmax(0,1fr);grid-template-rows:auto 1fr}
.top{grid-column:1/-1}
.areas{position:sticky;top:0;align-self:start;inset-inline:auto;border-top:0;background:none;padding:1rem .75rem}
.areas ul{display:grid;gap:.25rem;justify-content:stretch}
.areas a{display:flex;align-items:center;gap:.625rem;min-height:var(--touch);padding:.375rem .75rem;border-radius:8px;font-size:1rem}
.areas a:hover{background:var(--card)}
.areas .count{position:static}
.areas a[aria-current]{background:var(--card);box-shadow:inset 3px 0 var(--brand-edge)}
.main{padding:1.5rem 1.5rem 3rem}
.main.bare{grid-column:1/-1}
html{scroll-padding-bottom:0}
}
@media (prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}
@media (forced-colors:active){.chip,.dot,progress{border-color:CanvasText}}
@media print{.areas,.me,.actions,.skip{display:none}}
`
  .replaceAll('\n', '')
  .trim();
