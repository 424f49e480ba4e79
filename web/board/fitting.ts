// Fits the board again whenever its contents, its room or its letters change.
import type { LitElement, ReactiveController } from 'lit';
import { type BoardContents, fitBoard } from './fit.ts';
import { SLIDE_CHANGED } from './quietViews.ts';

/** `key`: another one where anything on the board is another that takes room. */
export interface FittedBoard {
  standing: BoardContents;
  key: string;
}

export class BoardFitting implements ReactiveController {
  private key = '';
  private board: HTMLElement | null = null;
  private room = '';
  private observer: ResizeObserver | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly shown: () => FittedBoard | null,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('resize', this.resized);
    this.host.addEventListener(SLIDE_CHANGED, this.again);
    if (document.fonts) document.fonts.addEventListener('loadingdone', this.again);
    if (typeof ResizeObserver === 'undefined') return;
    // Not within the observer's own turn: what is fitted may have another height.
    this.observer = new ResizeObserver(() => requestAnimationFrame(this.resized));
    this.observer.observe(this.host);
  }

  hostDisconnected(): void {
    window.removeEventListener('resize', this.resized);
    this.host.removeEventListener(SLIDE_CHANGED, this.again);
    if (document.fonts) document.fonts.removeEventListener('loadingdone', this.again);
    this.observer?.disconnect();
  }

  hostUpdated(): void {
    const shown = this.shown();
    const board = this.host.renderRoot.querySelector<HTMLElement>('.board');
    if (!shown || !board?.querySelector('.foot')) return;
    if (shown.key === this.key && board === this.board) return;
    fitBoard(this.host, board, shown.standing);
    [this.key, this.board, this.room] = [shown.key, board, this.roomNow()];
  }

  /** A board that flows makes its own height. */
  private roomNow(): string {
    const { clientWidth, clientHeight } = this.host;
    return `${clientWidth} ${this.board?.dataset.shape === 'flow' ? window.innerHeight : clientHeight}`;
  }

  private resized = (): void => {
    if (this.board && this.roomNow() !== this.room) this.again();
  };

  private again = (): void => {
    this.key = '';
    this.hostUpdated();
  };
}
