const place = 'dovolat-language';

/** The language that was chosen in this browser, or null. */
export function keptLanguage(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null; // storage is off
  }
}

export function keepLanguage(code: string): void {
  try {
    localStorage.setItem(place, code);
  } catch {
    // Storage is off: it holds until the page is left.
  }
}
