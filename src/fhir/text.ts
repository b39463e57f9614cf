/** A sentence in both languages of the service. `{name}` stands for a parameter. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

export type Language = keyof Text;

export type Parameters = Readonly<Record<string, string | number>>;

/** The sentence in one language with its parameters filled in; a parameter that is not given stays as `{name}`. */
export const render = (text: Text, language: Language, parameters: Parameters = {}): string =>
  text[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));

/**
 * The language that an Accept-Language header asks for: the one with the highest weight of `nl` and `en`.
 * English where neither is asked, since most clients are programs.
 */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const asked = (acceptLanguage ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((weight) => weight !== undefined);
      return { language: tag.split('-')[0], weight: q === undefined ? 1 : Number(q) };
    })
    .filter((range) => (range.language === 'nl' || range.language === 'en') && range.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return asked[0]?.language === 'nl' ? 'nl' : 'en';
};
