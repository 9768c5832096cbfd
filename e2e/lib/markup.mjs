// Pages held against the HTML standard by a validator that others have written.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"], elements: ["html5"] });

/** What is wrong with a page, a line each. */
export async function wrongInPage(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`));
}
