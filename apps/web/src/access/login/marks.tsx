/** The person of SPID's mark, drawn beside its words. */
export function SpidMark() {
  return (
    <svg className="login-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="10.500" r="5.500" fill="currentColor" />
      <path d="M5 28c0-6.500 4.900-10.500 11-10.500S27 21.500 27 28z" fill="currentColor" />
    </svg>
  );
}

/** A card with its chip, beside the words of CIE. */
export function CieMark() {
  return (
    <svg className="login-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="3" y="6.500" width="26" height="19" rx="3" fill="none" stroke="currentColor" strokeWidth="2.400" />
      <rect x="7" y="12" width="7" height="6" rx="1.400" fill="currentColor" />
      <path d="M18 13h7M18 17h7M7 21.500h18" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
