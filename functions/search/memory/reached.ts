/** What the places of one listing came to. */
export class Reached {
  insidePlace = -1;
  insideDistance = 0;
  insideFix = 0;
  meetingPlace = -1;
  meetingDistance = 0;
  meetingFix = 0;
  /** 0: within the circle; n: the n-th way; -1: none. */
  way = -1;
  place = -1;
  distance = 0;
  /** Keys without which it would reach. */
  fixable = 0;

  clear(): void {
    this.insidePlace = -1;
    this.insideFix = 0;
    this.meetingPlace = -1;
    this.meetingFix = 0;
    this.way = -1;
  }

  choose(way: number, place: number, distance: number): void {
    this.way = way;
    this.place = place;
    this.distance = distance;
  }
}
