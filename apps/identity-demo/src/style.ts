/** Colours, sizes and spaces of the page of personas: calm, legible at 320 px and at 400 %. */
export const STYLE = `
:root { --ink: #17324d; --soft: #455b71; --blue: #0066cc; --line: #c5c7c9; --paper: #fff; --back: #f0f4f8; --note: #fff3cd; --note-ink: #5c4400; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 1.125rem/1.5 "Titillium Web", system-ui, sans-serif; }
.warning { margin: 0; padding: .6rem 1rem; background: var(--note); color: var(--note-ink); text-align: center; font-size: 1rem; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .5rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; }
.lead { color: var(--soft); max-width: 40rem; }
.personas { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); }
.personas li { display: flex; }
.personas button { flex: 1; display: flex; gap: .9rem; align-items: flex-start; text-align: left; padding: 1rem; background: var(--paper); color: inherit; border: 1px solid var(--line); border-radius: .5rem; font: inherit; cursor: pointer; }
.personas button:hover { border-color: var(--blue); box-shadow: 0 2px 10px #17324d22; }
button:focus-visible, input:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.face { flex: none; width: 2.75rem; height: 2.75rem; border-radius: 50%; background: var(--blue); color: #fff; display: grid; place-items: center; font-weight: 600; }
.who { display: flex; flex-direction: column; gap: .2rem; min-width: 0; overflow-wrap: anywhere; }
.who > span { color: var(--soft); font-size: 1rem; }
.chips { display: flex; flex-wrap: wrap; gap: .35rem; margin-top: .3rem; }
.chips span { background: #e6ecf2; color: var(--ink); border-radius: .75rem; padding: .1rem .6rem; font-size: .875rem; }
fieldset { margin: 2rem 0 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); padding: .75rem 1rem 1rem; }
fieldset p { margin: 0 0 .5rem; color: var(--soft); font-size: 1rem; }
legend { font-weight: 600; padding: 0 .4rem; }
.levels { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
.levels label { display: inline-flex; align-items: center; gap: .5rem; min-height: 2.75rem; }
.levels input { width: 1.25rem; height: 1.25rem; }
.quiet { font: inherit; min-height: 2.75rem; padding: .5rem 1.25rem; background: var(--paper); color: var(--blue); border: 2px solid var(--blue); border-radius: .25rem; font-weight: 600; cursor: pointer; }`;
