import { t } from './texts';

type Tool = keyof typeof t.sample;
const MARKS: Readonly<Record<Tool, readonly [before: string, after: string]>> = {
  heading: ['\n### ', '\n'],
  bold: ['**', '**'],
  italic: ['*', '*'],
  list: ['\n- ', ''],
  link: ['[', '](https://)'],
};

/** Buttons that put the marks of a kind around what is chosen in a text. */
export function MarkupTools(props: {
  /** Id of the textarea. */
  readonly target: string;
  readonly onChange: (text: string) => void;
}) {
  const put = (tool: Tool) => {
    const area = document.getElementById(props.target);
    if (!(area instanceof HTMLTextAreaElement)) return;
    const [before, after] = MARKS[tool];
    const { selectionStart: from, selectionEnd: to, value } = area;
    const words = value.slice(from, to) || t.sample[tool];
    const lead = from === 0 ? before.trimStart() : before;
    props.onChange(value.slice(0, from) + lead + words + after + value.slice(to));
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(from + lead.length, from + lead.length + words.length);
    });
  };
  return (
    <div className="markup-tools" role="group" aria-label={t.tools}>
      {(Object.keys(MARKS) as Tool[]).map((tool) => (
        <button key={tool} type="button" className="btn btn-outline-primary btn-sm" onClick={() => put(tool)}>
          {t[tool]}
        </button>
      ))}
    </div>
  );
}
