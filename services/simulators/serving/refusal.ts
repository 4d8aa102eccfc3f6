/** Thrown while a request is being answered, for an error of the platform's API. `Name` is what its simulator calls it. */
export class Refusal<Name extends string> extends Error {
  override readonly name = "Refusal";
  readonly error: Name;

  constructor(error: Name) {
    super(error);
    this.error = error;
  }
}
