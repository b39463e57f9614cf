import type { ElementProgram, TypeUse } from '../program.ts';

/** An element in one of its types: where values stand. What is asked of all of them is worked out once. */
export interface Site {
  readonly element: ElementProgram;
  readonly use: TypeUse;
  /** As the FHIRPath model knows it. */
  readonly type: string;
}

/** The one site for each element and type, so that what is known of it can be kept by it. */
export const createSites = (): ((element: ElementProgram, use: TypeUse) => Site) => {
  const sites = new WeakMap<ElementProgram, Site[]>();
  return (element, use) => {
    const known = sites.get(element) ?? [];
    sites.set(element, known);
    let site = known.find((s) => s.use === use);
    if (!site) {
      site = { element, use, type: element.backbone ?? use.code };
      known.push(site);
    }
    return site;
  };
};
