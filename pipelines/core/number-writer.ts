/** Writes numbers as a locale does, with a minus sign that is as wide as a plus, where Intl has a hyphen. */
export function numberWriter(locale: string, options: Intl.NumberFormatOptions): (value: number) => string {
  const format = new Intl.NumberFormat(locale, options);
  return (value) => format.format(value).replace("-", "\u2212");
}
