/** A bell: the set of Bootstrap Italia has none. */
export function BellMark() {
  return (
    <svg className="icon icon-sm" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 2a1 1 0 0 0-1 1v.600A6.500 6.500 0 0 0 5.500 10v5L4 17.500V18h16v-.500L18.500 15v-5A6.500 6.500 0 0 0 13 3.600V3a1 1 0 0 0-1-1zm0 2.500a5.500 5.500 0 0 1 5.500 5.500v5.300l1 1.700h-13l1-1.700V10A5.500 5.500 0 0 1 12 4.500zM9.500 19a2.500 2.500 0 0 0 5 0h-1a1.500 1.500 0 0 1-3 0z" />
    </svg>
  );
}
