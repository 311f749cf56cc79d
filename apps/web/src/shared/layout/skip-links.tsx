import { t } from './texts';

/** First thing of the page for the keyboard: the three ways past what repeats. */
export function SkipLinks({ footer = true }: { readonly footer?: boolean }) {
  return (
    <div className="skiplinks">
      <a className="visually-hidden-focusable" href="#main-content">
        {t.skipContent}
      </a>
      <a className="visually-hidden-focusable" href="#main-navigation">
        {t.skipNavigation}
      </a>
      {footer && (
        <a className="visually-hidden-focusable" href="#footer">
          {t.skipFooter}
        </a>
      )}
    </div>
  );
}
