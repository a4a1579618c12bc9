/**
 * Whether ten digits are a Slovak IČ DPH (without its letters SK): the first is not 0, the third is one of 2, 3, 4, 7, 8, 9, and the
 * whole is divisible by 11. Source: python-stdnum, `sk.dph` [STD].
 */
export function isIcDph(digits: string): boolean {
  return /^[1-9]\d[234789]\d{7}$/.test(digits) && Number(digits) % 11 === 0;
}
