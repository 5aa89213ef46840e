/** The sandbox's stylesheet, served as a file of its own since the pages allow no inline styles. Contrast is at least 4.5:1 throughout. */
export const PHONE_CSS = `
:root { --ink: #1b1f24; --quiet: #525b66; --line: #cfd6de; --paper: #ffffff; --desk: #eef1f4; --link: #0b57d0; --bad: #a3261b; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.top { display: flex; justify-content: space-between; align-items: center; gap: 1rem; max-width: 60rem; margin: 0 auto; padding: .5rem 1rem; }
.brand { margin: 0; font-weight: 600; }
.top nav { display: flex; gap: .25rem; }
.top nav a { display: inline-block; padding: .6rem .5rem; }
main { background: var(--paper); padding: 1.25rem 1rem 2rem; }
.handset { max-width: 26.5rem; margin: 0 auto; }
.sheet { max-width: 60rem; margin: 0 auto; }
@media (min-width: 30rem) {
  .handset, .sheet { margin-block: .5rem 2rem; }
  main { border: 1px solid var(--line); border-radius: 1rem; padding-inline: 1.5rem; }
  .handset { border: 10px solid #3a434e; border-radius: 2.25rem; min-height: 46rem; }
}
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .75rem; }
h2 { font-size: 1.05rem; line-height: 1.3; margin: 0 0 .5rem; }
section, aside { margin-top: 1.75rem; }
aside { border-top: 1px solid var(--line); padding-top: 1rem; color: var(--quiet); font-size: .9375rem; }
aside p { margin: .25rem 0; }
.messages { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; gap: .75rem; }
.message { max-width: 88%; padding: .625rem .75rem; border-radius: 1rem; }
.message p { margin: 0; }
.message.dealer { align-self: flex-start; border-bottom-left-radius: .25rem; background: #eef1f6; }
.whatsapp .message.dealer { background: #e7f5ea; }
.oem .message.dealer { background: #f1ecfa; }
.message.customer { align-self: flex-end; border-bottom-right-radius: .25rem; background: #dbe8fd; }
.head { font-weight: 600; }
.text { white-space: pre-wrap; }
.message .meta { margin-top: .375rem; }
.meta, .hint, .empty { color: var(--quiet); font-size: .875rem; }
.message .button, .message button { display: block; width: 100%; margin-top: .5rem; text-align: center; }
.button, button { display: inline-block; min-height: 44px; padding: .5rem 1rem; border: 1px solid var(--link); border-radius: .625rem; background: var(--paper); color: var(--link); font: inherit; font-weight: 600; line-height: 1.5; text-decoration: none; cursor: pointer; }
.conversation > form button, .pick button { background: var(--link); color: #ffffff; }
.button:hover, button:hover { filter: brightness(.95); }
.conversation > form { display: flex; flex-direction: column; gap: .375rem; margin-top: .875rem; }
.conversation > form button { align-self: flex-end; }
label { font-weight: 600; font-size: .9375rem; }
input, textarea { width: 100%; min-height: 44px; padding: .5rem .75rem; border: 1px solid #6b7682; border-radius: .625rem; background: var(--paper); color: inherit; font: inherit; }
.pick { display: grid; gap: .375rem; max-width: 26rem; }
.pick button { justify-self: start; margin-top: .25rem; }
.problem { color: var(--bad); font-weight: 600; margin: .25rem 0; }
.list { list-style: none; margin: 0; padding: 0; }
.list li { padding: .625rem 0; border-bottom: 1px solid var(--line); }
.list a, .example a, .more { display: inline-block; padding-block: .25rem; }
.list .meta { display: block; }
.lost ul { margin: 0; padding-left: 1.25rem; color: var(--quiet); font-size: .9375rem; }
table { width: 100%; border-collapse: collapse; margin-top: 1.25rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, .example { white-space: nowrap; }
.example { font-size: .9375rem; }
.vin { white-space: normal; min-width: 7rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; }
.letter { max-width: 42rem; border-top: 1px solid var(--line); padding-top: 1rem; }
img { max-width: 100%; height: auto; border-radius: .5rem; }
.message .reactions { display: flex; gap: .375rem; }
.message .reactions button { width: auto; min-width: 44px; padding: .375rem .625rem; }
.conversation > form button.quiet { background: var(--paper); color: var(--link); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`.trimStart();
