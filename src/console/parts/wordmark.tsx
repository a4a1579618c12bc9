/** The name, drawn; the key that is pressed is in the first o. */
export function Wordmark({ height = 22, label }: { readonly height?: number; readonly label: string }) {
  return (
    <svg role="img" aria-label={label} height={height} viewBox="0 0 109 27" fill="none">
      <g stroke="currentColor" strokeWidth="3.1" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="9" cy="17.5" r="6.6" />
        <path d="M15.6 3.4v20.7" />
        <circle cx="28.3" cy="17.5" r="6.6" />
        <path d="M40 11.2l5.8 12.9 5.8-12.9" />
        <circle cx="63.2" cy="17.5" r="6.6" />
        <path d="M76.3 3.4v20.7" />
        <circle cx="88.5" cy="17.5" r="6.6" />
        <path d="M95.1 11v13.1" />
        <path d="M103 5.4v15.2c0 2.4 1.2 3.5 3.4 3.5M100 11.2h6.4" />
      </g>
      <circle cx="28.3" cy="17.5" r="2.4" fill="var(--accent)" />
    </svg>
  );
}
