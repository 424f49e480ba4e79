// Keeps answers in order: an answer to an older question, which comes late, does not replace what is known since.
export class AnswerOrder {
  private asked = 0;
  private oldest = 0;

  /** The number of a question that is asked now. */
  begin(): number {
    this.asked += 1;
    return this.asked;
  }

  /** Whether the answer to this question is news; older questions' answers are none from then on. */
  isNews(question: number): boolean {
    if (question < this.oldest) return false;
    this.oldest = question;
    return true;
  }

  /** Something was changed here: what was asked before tells of a time that has passed. */
  outdate(): void {
    this.oldest = this.asked + 1;
  }
}
