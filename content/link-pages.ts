/** Words of the pages behind an unsubscribe link: served by the worker, read by people in a hurry. */
export interface LinkPages {
  readonly unsubscribe: {
    readonly title: string;
    /** `{address}` is masked, since a forwarded mail carries the link along. */
    readonly lead: string;
    readonly button: string;
    readonly nothingYet: string;
    readonly more: string;
  };
  readonly done: {
    readonly title: string;
    readonly lead: string;
    readonly undo: string;
  };
  readonly preferences: {
    readonly title: string;
    readonly lead: string;
    readonly legend: string;
    readonly save: string;
    readonly none: string;
    readonly saved: string;
    readonly service: string;
    /** `{list}` is the mailing tool's name of a list. */
    readonly oneList: string;
  };
  readonly unknown: { readonly title: string; readonly lead: string; readonly way: string };
  readonly later: { readonly title: string; readonly lead: string };
  readonly bad: { readonly title: string; readonly tooLarge: string; readonly form: string };
}
