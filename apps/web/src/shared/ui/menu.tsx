import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/**
 * A button that shows and hides a small panel of links or buttons. Esc, a click elsewhere and the focus leaving close it; the
 * panel holds plain links, reached by Tab.
 */
export function Menu(props: {
  readonly label: ReactNode;
  /** The button's name for who does not see it, when its content does not say it. */
  readonly name?: string;
  readonly buttonClass: string;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  return (
    <div
      ref={box}
      className="app-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={props.buttonClass}
        aria-expanded={open}
        aria-controls={panel}
        {...(props.name === undefined ? {} : { 'aria-label': props.name })}
        onClick={() => setOpen(!open)}
      >
        {props.label}
      </button>
      <div
        id={panel}
        hidden={!open}
        className={`app-menu-panel app-menu-${props.align ?? 'end'}`}
        onClick={() => setOpen(false)}
      >
        {props.children}
      </div>
    </div>
  );
}
