import { texts } from '../i18n/texts';

const t = texts({ it: { loading: 'Caricamento in corso' }, en: { loading: 'Loading' } });

/** The shape of what will come, while it is awaited. Shown at once, told once. */
export function Skeleton({ rows = 5 }: { readonly rows?: number }) {
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">{t.loading}</span>
      {Array.from({ length: rows }, (_, i) => (
        <span key={i} className="skeleton-row" aria-hidden="true" />
      ))}
    </div>
  );
}
