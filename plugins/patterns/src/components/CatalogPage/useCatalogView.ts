import { useUrlState } from '../../hooks/useUrlState';

/** How the catalog is laid out. */
export type CatalogView = 'cards' | 'table';

const storageKey = 'patterns.catalog.view';

/** The layout: the address decides, else what this browser used last. */
export function useCatalogView(): [CatalogView, (view: CatalogView) => void] {
  const url = useUrlState();
  const said = url.get('view') ?? localStorage.getItem(storageKey);
  const view = said === 'table' ? 'table' : 'cards';
  return [
    view,
    next => {
      localStorage.setItem(storageKey, next);
      url.set({ view: next });
    },
  ];
}
