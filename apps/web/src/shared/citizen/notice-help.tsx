import { t } from './texts';

/** Where on the paper each datum stands: a drawing with numbers, and the same in words. */
export function NoticeHelp() {
  return (
    <details className="notice-help">
      <summary>{t.where}</summary>
      <div className="notice-help-body">
        <svg viewBox="0 0 220 290" role="img" aria-label={t.sample} className="notice-sample">
          <rect x="1" y="1" width="218" height="288" rx="4" className="paper" />
          <rect x="14" y="14" width="34" height="34" className="mark" />
          <rect x="58" y="18" width="110" height="9" className="line strong" />
          <rect x="58" y="34" width="80" height="6" className="line" />
          <rect x="14" y="66" width="86" height="6" className="line" />
          <rect x="14" y="78" width="66" height="8" className="line strong" />
          <rect x="120" y="66" width="70" height="6" className="line" />
          <rect x="120" y="78" width="84" height="8" className="line strong" />
          <rect x="14" y="108" width="192" height="66" className="box" />
          <rect x="24" y="118" width="60" height="12" className="line strong" />
          <rect x="24" y="140" width="90" height="6" className="line" />
          <rect x="24" y="154" width="70" height="6" className="line" />
          <rect x="14" y="196" width="58" height="58" className="qr" />
          <rect x="22" y="204" width="16" height="16" className="qr-eye" />
          <rect x="48" y="204" width="16" height="16" className="qr-eye" />
          <rect x="22" y="230" width="16" height="16" className="qr-eye" />
          <rect x="84" y="206" width="112" height="7" className="line" />
          <rect x="84" y="222" width="122" height="12" className="line strong" />
          {[
            [94, 228, 1],
            [112, 82, 2],
            [72, 196, 3],
          ].map(([x = 0, y = 0, n = 0]) => (
            <g key={n} className="callout-number">
              <circle cx={x} cy={y} r="11" />
              <text x={x} y={y + 5} textAnchor="middle">
                {n}
              </text>
            </g>
          ))}
        </svg>
        <ol>
          <li>{t.whereNumber}</li>
          <li>{t.whereCode}</li>
          <li>{t.whereQr}</li>
        </ol>
      </div>
    </details>
  );
}
