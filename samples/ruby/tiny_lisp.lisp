; The program that tiny_lisp.rb runs by itself.
(define (println x) (begin (display x) (newline)))

(define (fact n) (if (= n 0) 1 (* n (fact (- n 1)))))
(println (fact 30))

(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(println (map fib '(0 1 2 3 4 5 10 15)))

; a loop in constant stack: the recursive call is in tail position
(define (count-to n)
  (let ((i 0) (sum 0))
    (define (step i sum) (if (> i n) sum (step (+ i 1) (+ sum i))))
    (step i sum)))
(println (count-to 20000))

; closures keep their variables
(define (make-counter)
  (let ((n 0))
    (lambda () (begin (set! n (+ n 1)) n))))
(define tick (make-counter))
(define tock (make-counter))
(tick) (tick)
(println (list (tick) (tock)))

; lists
(define (filter p l)
  (cond ((null? l) '())
        ((p (car l)) (cons (car l) (filter p (cdr l))))
        (else (filter p (cdr l)))))
(define (reduce f init l) (if (null? l) init (reduce f (f init (car l)) (cdr l))))
(define (range a b) (if (>= a b) '() (cons a (range (+ a 1) b))))
(println (filter (lambda (x) (= 0 (modulo x 3))) (range 0 20)))
(println (reduce + 0 (range 0 101)))

(define (quicksort l)
  (if (null? l) l
      (let ((p (car l)) (rest (cdr l)))
        (append (quicksort (filter (lambda (x) (< x p)) rest))
                (list p)
                (quicksort (filter (lambda (x) (>= x p)) rest))))))
(println (quicksort '(31 4 15 92 65 35 89 79 3)))

; a macro gets its arguments unevaluated
(define unless (macro (lambda (test body) (list 'if test #f body))))
(println (unless (= 1 2) "macros work"))

; symbolic differentiation
(define (deriv e)
  (cond ((equal? e 'x) 1)
        ((not (list? e)) 0)
        ((equal? (car e) '+) (list '+ (deriv (car (cdr e))) (deriv (car (cdr (cdr e))))))
        ((equal? (car e) '*) (list '+ (list '* (deriv (car (cdr e))) (car (cdr (cdr e))))
                                      (list '* (car (cdr e)) (deriv (car (cdr (cdr e)))))))))
(println (deriv '(+ (* x x) (* 3 x))))

; eight queens: how many solutions
(define (safe? q d rest)
  (or (null? rest)
      (and (not (= q (car rest)))
           (not (= q (+ (car rest) d)))
           (not (= q (- (car rest) d)))
           (safe? q (+ d 1) (cdr rest)))))
(define (queens n k placed)
  (if (= k 0) 1
      (reduce + 0 (map (lambda (q) (if (safe? q 1 placed) (queens n (- k 1) (cons q placed)) 0)) (range 0 n)))))
(println (queens 6 6 '()))
