/** The platform's mark. */
export function Logo({ className = '' }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="currentColor" opacity="0.14" />
      <path
        d="M22 10.200a7.600 7.600 0 1 0 0 11.600"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path d="M7.500 14.200h10M7.500 17.800h8.500" stroke="currentColor" strokeWidth="2.400" strokeLinecap="round" />
    </svg>
  );
}
