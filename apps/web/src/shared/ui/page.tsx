import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { texts } from '../i18n/texts';

const t = texts({
  it: { breadcrumb: 'Percorso di navigazione', platform: 'Pagamenti online' },
  en: { breadcrumb: 'Breadcrumb', platform: 'Online payments' },
});

export interface Crumb {
  readonly to: string;
  readonly label: string;
}

/** The path drawn last: the first screen of a visit takes no focus, for the browser begins at the top. */
let drawn: string | undefined;

/**
 * The frame of every screen: title of the window, way back, the one `h1`. On a change of screen the heading takes the focus,
 * so that who listens hears where they are.
 */
export function Page(props: {
  readonly title: string;
  /** The ways up, from the farthest; the page itself is not among them. */
  readonly breadcrumb?: readonly Crumb[];
  readonly lead?: ReactNode;
  /** Primary acts, beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The window's title when it says more than the heading: `(3) Attività`. */
  readonly windowTitle?: string;
  /** Prose: a narrower column. */
  readonly narrow?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${props.windowTitle ?? props.title} – ${t.platform}`;
  }, [props.title, props.windowTitle]);
  useEffect(() => {
    if (drawn !== undefined && drawn !== pathname) heading.current?.focus({ preventScroll: true });
    drawn = pathname;
  }, [pathname]);
  return (
    <div className={props.narrow === true ? 'page page-narrow' : 'page'}>
      {props.breadcrumb && props.breadcrumb.length > 0 && (
        <nav className="breadcrumb-container" aria-label={t.breadcrumb}>
          <ol className="breadcrumb">
            {props.breadcrumb.map((crumb) => (
              <li key={crumb.to} className="breadcrumb-item">
                <Link to={crumb.to}>{crumb.label}</Link>
                <span className="separator" aria-hidden="true">
                  {'/'}
                </span>
              </li>
            ))}
            <li className="breadcrumb-item active" aria-current="page">
              {props.title}
            </li>
          </ol>
        </nav>
      )}
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.actions && <div className="page-actions">{props.actions}</div>}
      </div>
      {props.lead !== undefined && <div className="lead page-lead">{props.lead}</div>}
      {props.children}
    </div>
  );
}
