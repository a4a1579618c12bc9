/** The name, drawn; the key that is pressed is in the first o. */
export function Wordmark({ height = 22, label }: { readonly height?: number; readonly label: string }) {
  return (
    <svg role="img" aria-label={label} height={height} viewBox="0 0 106 27" fill="none">
      <g stroke="currentColor" strokeWidth="3.1" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="9" cy="17.5" r="6.6" />
        <path d="M15.6 3.4v20.7" />
        <circle cx="29.6" cy="17.5" r="6.6" />
        <path d="M41.6 11.2l5.9 12.9 5.9-12.9" />
        <circle cx="65.2" cy="17.5" r="6.6" />
        <path d="M77 3.4v20.7" />
        <circle cx="87" cy="17.5" r="6.6" />
        <path d="M93.6 11v13.1" />
        <path d="M101 5.4v15.2c0 2.4 1 3.5 3.2 3.5M98.2 11.2h6" />
      </g>
      <circle cx="29.6" cy="17.5" r="2.4" fill="var(--accent)" />
    </svg>
  );
}
