/**
 * Which of the languages that are `spoken` (the first of them where nothing else fits) this browser shall see: the one that was chosen in it, else the
 * first that its owner reads. `wanted`: as a browser tells them, such as `cs-CZ`, the dearest first.
 */
export function chooseLanguage(kept: string | null, wanted: readonly string[], spoken: readonly [string, ...string[]]): string {
  const wishes = [kept ?? '', ...wanted].map((each) => each.toLowerCase().split('-')[0]);
  return wishes.map((wish) => spoken.find((code) => code === wish)).find((code) => code !== undefined) ?? spoken[0];
}
