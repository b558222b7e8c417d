/** How hidden values look. At least three bullets each, which is also what parts one number from the next when text is read again. */
const bullets = (count: number): string => '•'.repeat(count);

/** `9901••••••••0003`: area and serial stay, the birth date in the middle never shows. `digits` are exactly sixteen. */
export const maskedNik = (digits: string): string => `${digits.slice(0, 4)}${bullets(8)}${digits.slice(-4)}`;

/** Bank, BPJS, registration and other long numbers: nothing shows, not even the length. */
export const maskedNumber = bullets(8);

/** `0840•••••101`, written from the national 0 whatever the country prefix was; too short for that shows nothing. */
export function maskedPhone(digits: string): string {
  const national = digits.replace(/^620?(?=[1-9])/, '0');
  return national.length < 10 ? maskedNumber : `${national.slice(0, 4)}${bullets(5)}${national.slice(-3)}`;
}

/** What stands for the part before the @: `w•••`. A digit would say too much of a number used as an address. */
export function maskedLocalPart(local: string): string {
  const first = String.fromCodePoint(local.codePointAt(0) ?? 0);
  return `${/\p{L}/u.test(first) ? first : ''}${bullets(3)}`;
}
