import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { BenchDock } from '../bench/BenchDock.tsx';
import { useGuard } from './use-guard.ts';
import './sheet.css';

interface SheetProps {
  readonly title: string;
  /** One line under the title. */
  readonly lead?: string | undefined;
  readonly width?: 'narrow' | 'wide' | 'full' | undefined;
  readonly role?: 'dialog' | 'alertdialog';
  readonly tone?: 'plain' | 'stop' | 'amber' | 'qa';
  readonly mark?: ReactNode;
  /** Buttons, the primary last. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  /** Present when Enter in a field does what the primary button does. */
  readonly onSubmit?: (() => void) | undefined;
  readonly children: ReactNode;
}

/**
 * A modal over the screen. The element itself keeps the focus inside, makes the rest inert and closes on Escape;
 * the focus starts in the field there is to fill, else on the title: a stray Enter of a scanner presses nothing.
 */
export function Sheet(props: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const title = useId();
  useGuard(dialog, title);
  // Before the element goes, so that the focus returns to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    element.showModal();
    (element.querySelector<HTMLElement>('[data-first-focus]') ?? heading.current)?.focus();
    return () => element.close();
  }, []);
  const content = (
    <>
      <div className="sheet-body">{props.children}</div>
      <div className="sheet-actions">{props.actions}</div>
    </>
  );
  return (
    <dialog
      ref={dialog}
      className="sheet"
      data-width={props.width ?? 'narrow'}
      data-tone={props.tone ?? 'plain'}
      role={props.role}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClose={(event) => {
        if (!event.currentTarget.open) props.onClose();
      }}
    >
      <BenchDock />
      <header className="sheet-head">
        {props.mark}
        <div>
          <h2 id={title} tabIndex={-1} ref={heading}>
            {props.title}
          </h2>
          {props.lead !== undefined && <p>{props.lead}</p>}
        </div>
      </header>
      {props.onSubmit === undefined ? (
        <div className="sheet-content">{content}</div>
      ) : (
        <form
          className="sheet-content"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            props.onSubmit?.();
          }}
        >
          {content}
        </form>
      )}
    </dialog>
  );
}
